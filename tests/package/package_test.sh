#!/usr/bin/env bash
# Installs a build, moves it elsewhere, and builds and runs a program that embeds it.
#
# Usage: package_test.sh CMAKE BUILD_TREE CXX_COMPILER
set -euo pipefail

cmake=$1 tree=$2 compiler=$3
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Nothing that is installed may know where it was installed first, or be written anywhere else.
"$cmake" --install "$tree" --prefix "$scratch/first" >"$scratch/installed"
prefix=$scratch/second
mv "$scratch/first" "$prefix"

for file in bin/pingpong lib/libpingpong.a lib/cmake/pingpong/pingpong-config.cmake \
    lib/cmake/pingpong/pingpong-config-version.cmake lib/cmake/pingpong/pingpong-targets.cmake \
    include/pingpong/core/experiment.hpp include/pingpong/scheduler/async_run.hpp \
    share/man/man1/pingpong.1 share/bash-completion/completions/pingpong \
    share/zsh/site-functions/_pingpong share/fish/vendor_completions.d/pingpong.fish; do
    if [[ ! -f $prefix/$file ]]; then
        echo "not installed: $file" >&2
        exit 1
    fi
done
if strangers=$(cd "$prefix" && find . -type f ! -path './bin/pingpong' ! -name 'libpingpong.a' \
    ! -path './lib/cmake/pingpong/*.cmake' ! -path './include/pingpong/*.hpp' \
    ! -path './share/man/man1/pingpong.1' ! -path './share/bash-completion/completions/pingpong' \
    ! -path './share/zsh/site-functions/_pingpong' \
    ! -path './share/fish/vendor_completions.d/pingpong.fish') && [[ -n $strangers ]]; then
    printf 'installed unasked:\n%s\n' "$strangers" >&2
    exit 1
fi
"$prefix/bin/pingpong" --version

# Flags of the build under test must not be needed, so none are handed on.
env -u CXXFLAGS -u LDFLAGS "$cmake" -S "$here" -B "$scratch/guest" -G Ninja \
    -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_PREFIX_PATH="$prefix"
"$cmake" --build "$scratch/guest"
"$scratch/guest/guest"
