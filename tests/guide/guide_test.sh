#!/usr/bin/env bash
# Does what a page says as its reader would: writes the files that it shows, types its commands, and
# expects the exit status that stands beside each, or else 0.
#
# Usage: guide_test.sh PAGE.md PINGPONG BUILD_TREE CXX_COMPILER
#
# Of the page it takes, in their order,
#   ```sh     commands, one per line, which a backslash continues; "# exit status 3" beside one
#   ```text   what the last command has printed, as to its shape: with the first word of each line
#             that is not indented a line of the output begins. Figures differ from run to run.
#   any block after <!-- file: NAME -->, which is the content of that file.
#   <!-- needs: WORD... -->, what has to be installed: a module of Python, nginx, openssl, or npm, which
#             also has to reach its registry. If it is not, the exit status is 77.
#
# What it does otherwise than the reader: runs are short unless the page says how long, a port 80xx is
# one that is free, HOST is this machine, python3 is Debian's, tools/start and build/release are the
# program and the tree under test.
set -euo pipefail

page=$1 program=$2 tree=$3 compiler=$4
scratch=$(mktemp -d)
stop_jobs() {
    local job
    for job in $(jobs -p); do
        kill "$job" 2>/dev/null || true
    done
    wait
    rm -rf "$scratch"
}
trap stop_jobs EXIT
printed=$scratch/nothing
: >"$printed"
: >"$printed.errors"

fail() {
    echo "$page:$number: $*" >&2
    exit 1
}

# The program, but that what has no length of its own is short.
write_short_program() {
    cat <<SCRIPT
#!/usr/bin/env bash
set_default() {
    [[ " \${words[*]} " == *" \$1 "* ]] || words+=("\$@")
}
words=("\$@")
case "\$* " in
    "run "*) set_default --rounds 4; set_default --counts 200 ;;
    "self-test "*) set_default --trials 2 ;;
esac
exec "$program" "\${words[@]}"
SCRIPT
}

# Where the reader is: a checkout that was built.
prepare() {
    mkdir -p "$scratch"/{home,bin,printed,checkout/build,checkout/tools}
    write_short_program >"$scratch/bin/pingpong"
    chmod +x "$scratch/bin/pingpong"
    ln -s "$scratch/bin/pingpong" "$scratch/checkout/tools/start"
    ln -s "$tree" "$scratch/checkout/build/release"
    if [[ -x /usr/bin/python3 ]]; then
        ln -s /usr/bin/python3 "$scratch/bin/python3"
    fi
    cd "$scratch/checkout"
    export PATH=$scratch/bin:$PATH:/usr/sbin HOME=$scratch/home CXX=$compiler
    unset XDG_STATE_HOME    # runs are remembered in that home
    unset CXXFLAGS LDFLAGS  # what the reader builds does without those of the build under test
}

has() {
    case $1 in
        npm) type -P node npm >/dev/null && npm ping --fetch-retries=0 >/dev/null 2>&1 ;;
        nginx | openssl) type -P "$1" >/dev/null ;;
        *) python3 -c "import $1" 2>/dev/null ;;
    esac
}

# Ends the test if something is missing that the page needs.
check_needs() {
    local word
    while read -r word; do
        if ! has "$word"; then
            echo "skipped: needs $word"
            exit 77
        fi
    done < <(sed -nE 's/^<!-- needs: (.*) -->$/\1/p' "$page" | tr ' ' '\n')
}

accepts() {
    (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The first digits of ports that are free and that the system gives to nobody else.
choose_ports() {
    for (( ; ; )); do
        ports=$((200 + RANDOM % 120))
        if ! accepts "${ports}80" && ! accepts "${ports}81"; then
            return
        fi
    done
}

# A line of the page as it is typed here.
as_typed() {
    sed -E "s/\b80([0-9]{2})\b/$ports\1/g; s/\bHOST\b/127.0.0.1/g" <<<"$1"
}

wait_for_servers() {
    local port attempt
    grep -oE "\b${ports}[0-9]{2}\b" <<<"$1" | while read -r port; do
        for ((attempt = 0; attempt < 1000; ++attempt)); do
            if accepts "$port"; then
                continue 2
            fi
            sleep 0.02
        done
        cat "$printed.errors" >&2
        fail "nothing listens at the port that was given to: $1"
    done
}

# Whether the last command has said that a protocol failed, which is not the machine's doing.
has_failed_trials() {
    grep -qE '\(after [0-9]+ of [0-9]+ exchanges\)' "$printed.errors"
}

# What is measured the machine has a say in, as other tests may run beside this one: a run may be not
# valid (4), what is to hold of it inconclusive (3), and two runs may differ (1).
may_end_with() {
    local command=$1 status=$2 expected=0
    if [[ $command =~ \#\ exit\ status\ ([0-9]+) ]]; then
        expected=${BASH_REMATCH[1]}
    fi
    [[ $status == "$expected" ]] ||
        { [[ $status == 4 && $command =~ (pingpong|start)\ (run|report|merge|compare|self-test) ]] &&
            ! has_failed_trials; } ||
        [[ $status == 3 && $command =~ --assert|--baseline|compare|self-test ]] ||
        [[ $status == 1 && $command =~ --baseline|compare ]]
}

type_command() {
    local command=$1 status=0
    ((++commands))
    printed=$scratch/printed/$commands
    eval "$command" >"$printed" 2>"$printed.errors" </dev/null || status=$?
    if ! may_end_with "$command" "$status"; then
        tail -n 30 "$printed" "$printed.errors" >&2
        fail "exit status $status: $command"
    fi
    if [[ $command =~ \&\ *(\#|$) ]]; then
        wait_for_servers "$command"
    fi
}

compare_shape() {
    local word=${1%%[[:blank:]]*}
    if [[ -n $word ]] &&
        ! awk -v word="$word" '$1 == word { found = 1 } END { exit !found }' "$printed" \
        "$printed.errors"; then
        tail -n 30 "$printed" "$printed.errors" >&2
        fail "no line of what was printed begins with '$word'"
    fi
}

begin_block() {
    block=${1#\`\`\`}
    block=${block:-other}
    if [[ -n $file ]]; then
        block='file'
        mkdir -p "$(dirname "$file")"
        : >"$file"
    fi
}

read_page() {
    local line block='' file='' command=''
    while IFS= read -r line; do
        ((++number))
        line=$(as_typed "$line")
        if [[ -z $block && $line =~ ^'<!-- file: '(.*)' -->'$ ]]; then
            file=${BASH_REMATCH[1]}
        elif [[ -z $block && $line == '```'* ]]; then
            begin_block "$line"
        elif [[ $line == '```' ]]; then
            block='' file=''
        elif [[ $block == file ]]; then
            printf '%s\n' "$line" >>"$file"
        elif [[ $block == sh ]]; then
            command+=${line%\\}
            if [[ $line != *\\ ]]; then
                type_command "$command"
                command=''
            fi
        elif [[ $block == text ]]; then
            compare_shape "$line"
        fi
    done
}

page=$(readlink -f "$page")
number=0 commands=0
choose_ports
prepare
check_needs
read_page <"$page"
if ((commands == 0)); then
    fail "no command was found"
fi
echo "$commands commands did what the page says"
