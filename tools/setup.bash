# shellcheck shell=bash
# What has to be there before anything runs: Debian packages and a build. Sourced by tools/start,
# tools/test and .ci/run. Standard output stays untouched: it belongs to the results.

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

# shellcheck disable=SC2034  # each list is used by some of the scripts that source this file
{
    build_packages=(g++ cmake ninja-build libboost1.81-dev libboost-json1.81-dev libcli11-dev
                    libfmt-dev libspdlog-dev zlib1g-dev)
    test_packages=(libgtest-dev libbenchmark-dev default-jre-headless libhdrhistogram-java
                   python3-jsonschema doxygen jq fish zsh groff)
    benchmark_packages=(wrk nginx)
    profile_packages=(linux-perf)
    format_packages=(clang-format)
    clang_packages=(clang-19)
    browser_packages=(chromium fonts-dejavu-core)
    node_packages=(nodejs npm)
}

say() {
    printf '%s\n' "$*" >&2
}

# Runs a command; shows what it printed only when it fails.
quietly() {
    local printed status=0
    printed=$("$@" 2>&1 </dev/null) || status=$?
    if ((status != 0)); then
        say "$printed"
    fi
    return "$status"
}

# Those of the packages $@ that are not installed.
missing_packages() {
    local installed package
    installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) ||
        true
    for package; do
        if [[ $'\n'$installed$'\n' != *$'\n'"installed $package"$'\n'* ]]; then
            printf '%s\n' "$package"
        fi
    done
}

# Installs what is missing of the packages $@, or says how to and returns 2.
#
# Without dpkg the libraries may come from elsewhere: CMake then names what it does not find.
ensure_packages() {
    if ! type -P dpkg-query >/dev/null; then
        return 0
    fi
    local -a missing apt_get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq
                              -o DPkg::Lock::Timeout=120)
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return 0
    fi

    if ((EUID != 0)); then
        if ! type -P sudo >/dev/null || { ! sudo -n true 2>/dev/null && ! [[ -t 0 && -t 2 ]]; }; then
            say "Packages are missing that only root may install. As root, run:"
            say "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
            return 2
        fi
        apt_get=(sudo "${apt_get[@]}")
    fi

    say "Installing ${missing[*]}"
    # Package lists that are absent or old fail the first attempt; it is cheaper than asking.
    if ! "${apt_get[@]}" install --no-install-recommends --yes "${missing[@]}" \
        </dev/null >/dev/null 2>&1; then
        quietly "${apt_get[@]}" update || return 2
        quietly "${apt_get[@]}" install --no-install-recommends --yes "${missing[@]}" || return 2
    fi
}

# Builds preset $1 into build/$1: the targets that follow, or all.
build_preset() {
    local preset=$1 tree=$root/build/$1
    shift
    mkdir -p "$root/build" || return
    (
        flock 9  # another start or test may be at it

        # CMake refuses a tree that was made for another place: this checkout was moved or copied.
        if [[ -e $tree/CMakeCache.txt ]] &&
            ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$tree/CMakeCache.txt"; then
            rm -rf "$tree"
        fi
        if [[ ! -e $tree/build.ninja ]]; then
            say "Building pingpong ($preset) for the first time: this takes some minutes"
        elif [[ $(ninja -C "$tree" -n "$@" 2>&1) != *"no work to do."* ]]; then
            say "Building pingpong ($preset)"
        fi
        # Ninja runs CMake again by itself, but not when a preset changes.
        if [[ ! -e $tree/build.ninja || $root/CMakePresets.json -nt $tree/build.ninja ]]; then
            quietly cmake -S "$root" --preset "$preset" || exit
        fi
        quietly ninja -C "$tree" --quiet "$@"
    ) 9>"$root/build/.lock"
}
