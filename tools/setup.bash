# shellcheck shell=bash
# What has to be there before anything runs: Debian packages and a build. Sourced by tools/start,
# tools/test and .ci/run. Standard output stays untouched: it belongs to the results.

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

# shellcheck disable=SC2034  # each list is used by some of the scripts that source this file
{
    build_packages=(g++ cmake ninja-build libboost1.81-dev libboost-json1.81-dev libcli11-dev
                    libfmt-dev libspdlog-dev libssl-dev zlib1g-dev)
    test_packages=(libgtest-dev libbenchmark-dev default-jre-headless libhdrhistogram-java
                   python3-jsonschema doxygen jq fish zsh groff man-db dpkg-dev file)
    mpi_packages=(libboost-mpi1.81-dev openmpi-bin)
    interop_packages=(nginx-light haproxy curl openssl python3-websockets python3-aiohttp)
    benchmark_packages=(wrk nginx)
    profile_packages=(linux-perf)
    format_packages=(clang-format)
    clang_packages=(clang-19 clang-tidy-14)
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

# Shows the text $1 in place of the one before on a terminal, where an empty one erases the line.
# Elsewhere prints it, unless the last one is less than 15 seconds old.
show_progress() {
    if [[ -t 2 ]]; then
        printf '\r\033[K%s' "$1" >&2
    elif [[ -n $1 ]] && ((SECONDS - shown_at >= 15)); then
        say "$1"
        shown_at=$SECONDS
    fi
}

# Runs ninja on the targets $3... of the tree $2. Shows after the text $1 how far it has got, and what
# ninja and the compilers print only when they fail.
run_ninja() {
    local title=$1 tree=$2 line='' part='' printed='' done_of_all='' output status=0
    local mark=$'\036'  # begins ninja's own lines; no compiler prints it
    shift 2
    exec {output}< <(NINJA_STATUS="$mark%f of %t files done$mark" exec ninja -C "$tree" "$@" 2>&1 \
        </dev/null)
    for (( ; ; )); do
        status=0
        IFS= read -r -t 1 -u "$output" part || status=$?
        line+=$part
        if ((status == 0)); then
            case $line in
                "$mark"*"$mark"*)
                    line=${line#"$mark"}
                    done_of_all=": ${line%%"$mark"*}"
                    ;;
                'ninja: Entering directory '*) ;;
                *) printed+=$line$'\n' ;;
            esac
            line=''
        elif ((status <= 128)); then  # the end; above it is a second without a line
            break
        fi
        show_progress "$title$done_of_all, $SECONDS s"
    done
    exec {output}<&-
    status=0
    wait "$!" || status=$?
    show_progress ''
    if ((status != 0)); then
        say "$printed$line"
    fi
    return "$status"
}

# Builds preset $1 into build/$1: the targets that follow, or all.
build_preset() {
    local preset=$1 tree=$root/build/$1 title="Building pingpong ($1)" shown_at=-15
    shift
    mkdir -p "$root/build" || return
    (
        if ! flock --nonblock 9; then
            say "Waiting for the build of pingpong ($preset) that is under way in this checkout"
            flock 9
        fi
        SECONDS=0
        # With these ccache, which CMake uses when it is installed, accepts precompiled headers.
        export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS-pch_defines,time_macros}

        # CMake refuses a tree that was made for another place: this checkout was moved or copied.
        if [[ -e $tree/CMakeCache.txt ]] &&
            ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$tree/CMakeCache.txt"; then
            rm -rf "$tree"
        fi
        if [[ ! -e $tree/build.ninja ]]; then
            title+=" for the first time"
            show_progress "$title: this takes some minutes"
        fi
        # Ninja runs CMake again by itself, but not when a preset changes.
        if [[ ! -e $tree/build.ninja || $root/CMakePresets.json -nt $tree/build.ninja ]]; then
            quietly cmake -S "$root" --preset "$preset" || exit
        fi
        if [[ $(ninja -C "$tree" -n "$@" 2>&1) == *"no work to do."* ]]; then
            exit 0
        fi
        show_progress "$title"
        run_ninja "$title" "$tree" "$@"
    ) 9>"$root/build/$preset.lock"
}
