#!/usr/bin/env bash
# Makes a Debian package of a build, unpacks it into a folder, and uses what is in it: the command, the
# manual, and the library in a program that embeds it. Exit status 77 when there is nothing to make
# Debian packages with.
#
# Usage: package_test.sh CMAKE BUILD_TREE CXX_COMPILER
set -euo pipefail

cmake=$1 tree=$2 compiler=$3
source=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

for program in dpkg dpkg-deb dpkg-shlibdeps file; do
    if ! type -P "$program" >/dev/null; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done

# In less time than the package that is given away, which differs by its compression alone.
"$(dirname "$cmake")/cpack" --config "$tree/CPackConfig.cmake" -G DEB -B "$scratch/made" \
    -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip >"$scratch/cpack.log" 2>&1 || fail "$(<"$scratch/cpack.log")"
package=$(echo "$scratch"/made/pingpong_*.deb)
depends=$(dpkg-deb --field "$package" Depends)
[[ $depends == *libc6* ]] || fail "the libraries that the command needs are missing: $depends"
[[ $depends != *-dev* ]] || fail "the command needs no -dev package: $depends"
dpkg --extract "$package" "$scratch/root"
prefix=$scratch/root/usr  # so nothing may know where it was to be installed
library=$(cd "$prefix" && find lib -name libpingpong.a -printf '%h')

for file in bin/pingpong "$library/libpingpong.a" "$library/libpingpong_tls.a" \
    "$library/cmake/pingpong/pingpong-tls-targets.cmake" \
    "$library/cmake/pingpong/pingpong-config.cmake" \
    "$library/cmake/pingpong/pingpong-config-version.cmake" \
    "$library/cmake/pingpong/pingpong-targets.cmake" \
    include/pingpong/core/experiment.hpp include/pingpong/scheduler/async_run.hpp \
    share/man/man1/pingpong.1 share/bash-completion/completions/pingpong \
    share/zsh/site-functions/_pingpong share/fish/vendor_completions.d/pingpong.fish \
    share/doc/pingpong/copyright; do
    [[ -f $prefix/$file ]] || fail "not installed: $file"
done
unexpected=$(cd "$scratch/root" && find . -type f ! -path './usr/bin/pingpong' \
    ! -path "./usr/$library/libpingpong.a" ! -path "./usr/$library/libpingpong_tls.a" \
    ! -path "./usr/$library/cmake/pingpong/*.cmake" \
    ! -path './usr/include/pingpong/*.hpp' ! -path './usr/share/man/man1/pingpong.1' \
    ! -path './usr/share/bash-completion/completions/pingpong' \
    ! -path './usr/share/zsh/site-functions/_pingpong' \
    ! -path './usr/share/fish/vendor_completions.d/pingpong.fish' \
    ! -path './usr/share/doc/pingpong/copyright')
[[ -z $unexpected ]] || fail "unexpected files are installed:"$'\n'"$unexpected"

"$prefix/bin/pingpong" --version
if type -P man >/dev/null; then
    manual=$(MANWIDTH=80 man --warnings -l "$prefix/share/man/man1/pingpong.1" 2>&1)
    [[ $manual == *SYNOPSIS* ]] || fail "the manual has no synopsis: $manual"
fi

# Flags of the build under test must not be needed, so none are handed on.
for tls in OFF ON; do
    env -u CXXFLAGS -u LDFLAGS "$cmake" -S "$source" -B "$scratch/guest-$tls" -G Ninja \
        -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_PREFIX_PATH="$prefix" -D GUEST_TLS="$tls"
    "$cmake" --build "$scratch/guest-$tls"
    "$scratch/guest-$tls/guest"
done
needed=$(ldd "$scratch/guest-OFF/guest")
[[ $needed != *libssl* && $needed != *libcrypto* ]] || fail "embedding without TLS links OpenSSL: $needed"
