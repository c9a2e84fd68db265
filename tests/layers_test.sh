#!/usr/bin/env bash
# The rules of docs/architecture.md that a compiler does not check: arrows point down, the library
# is a guest, what only reads data never sees Asio, names are nouns, and folders stay small. Prints
# each offence as "file:line: reason".
#
# Usage: layers_test.sh ROOT   after proving on a bad tree that every rule is enforced
set -euo pipefail
export LC_ALL=C

# The public headers: the FILE_SET in src/CMakeLists.txt, as paths below src.
public_headers() {
    sed -n '/FILE_SET HEADERS/,/)/p' "$1/src/CMakeLists.txt" | grep -oE 'pingpong/[a-z0-9_/]+\.hpp'
}

# Reads the sources named as arguments, relative to the root, and judges each line of each.
read -r -d '' rules <<'AWK' || true
BEGIN {
    below["core"] = " core "
    below["statistics"] = " core statistics "
    below["transport"] = " core transport "
    below["protocols"] = " core transport protocols "
    below["report"] = " core statistics report "
    below["analysis"] = " core statistics report analysis "
    below["probes"] = " core report probes "
    below["scheduler"] = " core statistics transport protocols report analysis probes scheduler "
    below["reporter"] = " core statistics report analysis reporter "
    for (name in below)
        without_asio[name] = name ~ /^(core|statistics|report|analysis|reporter)$/
    boost_of["core"] = "^boost/system/"
    boost_of["statistics"] = "^boost/math/"
    c_standard["time.h"] = 1  # localtime_r is not in <ctime>
    count = split(public_list, names, " ")
    for (i = 1; i <= count; ++i)
        public[names[i]] = 1
    for (i = 1; i < ARGC; ++i) {
        name = ARGV[i]
        if (sub(/^tools\//, "", name))
            commands_own[name] = 1
    }
}

function offence(reason) {
    print FILENAME ":" FNR ": " reason
}

FNR == 1 {
    own = FILENAME
    in_library = sub(/^src\//, "", own)
    layer = ""
    if (in_library && match(own, /^pingpong\/[a-z_]+\//))
        layer = substr(own, 10, RLENGTH - 10)
    if (in_library && !(layer in below))
        offence("lies in no layer")
    at[own] = FILENAME
    if (layer in below)
        layer_of[own] = layer
}

# What follows looks at code; "://" is a URL, not a comment.
{
    code = $0
    if (match(code, /(^|[^:])\/\//))
        code = substr(code, 1, RSTART)
}

code ~ /^[ \t]*#[ \t]*include/ {
    name = code
    sub(/^[^<"]*[<"]/, "", name)
    sub(/[>"].*/, "", name)
    if (name ~ /^pingpong\//)
        check_own(name)
    else if (in_library && code ~ /"/)
        offence("includes " name " other than by its full path")
    else if (in_library)
        check_foreign(name)
    if (in_library) {
        ++edges[own]
        target[own, edges[own]] = name
        line_of[own, edges[own]] = FNR
    }
    next
}

function check_own(name,    other) {
    if (!in_library) {
        if (!(name in public) && !(name in commands_own))
            offence("includes " name ", which is not a public header")
        return
    }
    other = name
    sub(/^pingpong\//, "", other)
    sub(/\/.*/, "", other)
    if (index(below[layer], " " other " ") == 0)
        offence(layer " includes " other ": arrows point down")
    if ((own in public) && !(name in public))
        offence("a public header includes " name ", which is not installed")
}

function check_foreign(name) {
    if (layer in boost_of) {
        if (name ~ /[.\/]/ && name !~ boost_of[layer] && !(name in c_standard))
            offence(layer " includes " name ": only std and " substr(boost_of[layer], 2) " are allowed")
    } else if (name ~ /^boost\/json/ && layer != "reporter") {
        offence(layer " includes " name ": JSON belongs to the reporter")
    }
}

in_library && code ~ /std::(cout|cerr|clog)|(^|[^A-Za-z0-9_])f?printf[ \t]*\(|(^|[^A-Za-z0-9_])puts[ \t]*\(/ {
    offence("the library prints nothing")
}
in_library && code ~ /(^|[^A-Za-z0-9_])(_?exit|quick_exit|std::(abort|terminate))[ \t]*\(/ {
    offence("the library does not end its host")
}
in_library && code ~ /signal_set|::signal[ \t]*\(|sigaction/ {
    offence("the library installs no signal handler")
}
in_library && code ~ /std::(jthread|thread|async)([^A-Za-z0-9_]|$)|pthread_create|thread_pool/ {
    offence("the library starts no thread")
}

# Parameters and variables; strings hold sentences.
{
    declared = code
    gsub(/"([^"\\]|\\.)*"/, "", declared)
    if (match(declared, /[A-Za-z0-9_>&*] (what|who|whom|one|of|into|here|most|said|asked)([,;){]| =)/)) {
        name = substr(declared, RSTART + 2, RLENGTH - 2)
        sub(/[^a-z].*/, "", name)
        offence("a name is a noun, not " name)
    }
}

# The line of the first include on the way from a file to a Boost library; the headers between are
# followed too. 0: there is no way.
function way_to(file, library,    i) {
    if (visited[file]++)
        return 0
    for (i = 1; i <= edges[file]; ++i) {
        if (target[file, i] ~ library || way_to(target[file, i], library))
            return line_of[file, i]
    }
    return 0
}

END {
    for (header in public) {
        if (!(header in at)) {
            print "src/CMakeLists.txt:1: lists " header ", which does not exist"
        } else if (header !~ /^pingpong\/protocols\//) {
            split("", visited)
            if (line = way_to(header, "^boost/beast"))
                print at[header] ":" line ": a public header outside protocols leads to boost/beast"
        }
    }
    for (file in layer_of) {
        if (!without_asio[layer_of[file]])
            continue
        split("", visited)
        if (line = way_to(file, "^boost/(asio|beast)"))
            print at[file] ":" line ": " layer_of[file] " sees Asio, directly or through others"
    }
}
AWK

# More files than this are more than one idea.
max_files=26

offences() {
    local -a sources
    mapfile -t sources < <(cd "$1" && find src tools -name '*.[hc]pp' | sort)
    (cd "$1" && awk -v public_list="$(public_headers . | tr '\n' ' ')" "$rules" "${sources[@]}")
    (cd "$1" && find src tools tests docs | sort) |
        sed -nE 's#^(.*/)?(utils?|commons?|details?|misc|helpers?)(\.[a-z]+)?$#&:1: says nothing about what it is for#p'
    (cd "$1" && find src tools -name '*.[hc]pp' -printf '%h\n' | sort | uniq -c |
        awk -v max="$max_files" '$1 > max { print $2 ":1: has " $1 " files, more than " max }')
}

# One offence of every kind; `expected` has them as they are to be printed.
prove_on_a_bad_tree() {
    local bad expected found
    bad=$(mktemp -d)
    # shellcheck disable=SC2064  # the path is wanted as it is now
    trap "rm -rf '$bad'" EXIT
    mkdir -p "$bad"/src/pingpong/{core,statistics,protocols,report,analysis,probes,scheduler,reporter/text,util} \
        "$bad"/tools/pingpong "$bad"/tests "$bad"/docs
    printf '%s\n' 'add_library(x)' 'target_sources(x PUBLIC FILE_SET HEADERS FILES' \
        '    pingpong/core/a.hpp' '    pingpong/protocols/p.hpp' '    pingpong/scheduler/s.hpp' \
        '    pingpong/gone.hpp)' 'x(pingpong/core/private.hpp)' >"$bad/src/CMakeLists.txt"
    cd "$bad/src/pingpong"
    printf '%s\n' '#include <vector>' '#include <boost/asio/ip/tcp.hpp>' \
        '#include <boost/system/error_code.hpp>' '#include "pingpong/scheduler/s.hpp"' \
        '#include "pingpong/core/private.hpp"' '#include "private.hpp"' '#include <unistd.h>' \
        >core/a.hpp
    touch core/private.hpp
    printf '%s\n' '#include <boost/math/constants/constants.hpp>' \
        '#include "pingpong/protocols/p.hpp"' '// std::cout' 'auto url = "ws://x"; std::cout << 1;' \
        'snprintf(a, b, c);' 'std::printf("x");' 'at_exit(x);' 'std::exit(1);' \
        'asio::signal_set s;' 'std::this_thread::yield();' 'std::thread t;' >statistics/b.cpp
    printf '%s\n' '#include <boost/beast/core.hpp>' >protocols/p.hpp
    printf '%s\n' '' '#include "pingpong/protocols/p.hpp"' '#include <boost/json.hpp>' \
        >scheduler/s.hpp
    printf '%s\n' '#include <boost/json.hpp>' '#include "pingpong/protocols/p.hpp"' \
        '#include "pingpong/scheduler/s.hpp"' >reporter/r.cpp
    printf '%s\n' '#include "pingpong/core/clean.hpp"' '#include "pingpong/report/leak.hpp"' \
        >analysis/through.cpp
    printf '%s\n' '#include "pingpong/analysis/through.hpp"' '#include <boost/asio/buffer.hpp>' \
        >report/leak.hpp
    printf '%s\n' '#include "pingpong/report/plain.hpp"' '#include "pingpong/scheduler/s.hpp"' \
        'void f(int what);' 'char& into = g("say what;");  // what;' 'throw error(e.what());' >probes/m.cpp
    touch core/clean.hpp report/plain.hpp analysis/through.hpp reporter/detail.hpp
    touch reporter/text/f{1..27}.hpp
    echo >util/u.cpp
    printf '%s\n' '#include "pingpong/core/a.hpp"' '#include "pingpong/core/private.hpp"' \
        '#include "pingpong/own.hpp"' 'std::cout << 1;' >"$bad/tools/pingpong/m.cpp"
    touch "$bad/tools/pingpong/own.hpp"
    cd - >/dev/null

    expected='src/CMakeLists.txt:1: lists pingpong/gone.hpp, which does not exist
src/pingpong/analysis/through.cpp:2: analysis sees Asio, directly or through others
src/pingpong/core/a.hpp:2: core includes boost/asio/ip/tcp.hpp: only std and boost/system/ are allowed
src/pingpong/core/a.hpp:2: core sees Asio, directly or through others
src/pingpong/core/a.hpp:4: a public header outside protocols leads to boost/beast
src/pingpong/core/a.hpp:4: core includes scheduler: arrows point down
src/pingpong/core/a.hpp:5: a public header includes pingpong/core/private.hpp, which is not installed
src/pingpong/core/a.hpp:6: includes private.hpp other than by its full path
src/pingpong/core/a.hpp:7: core includes unistd.h: only std and boost/system/ are allowed
src/pingpong/probes/m.cpp:2: probes includes scheduler: arrows point down
src/pingpong/probes/m.cpp:3: a name is a noun, not what
src/pingpong/probes/m.cpp:4: a name is a noun, not into
src/pingpong/report/leak.hpp:1: report includes analysis: arrows point down
src/pingpong/report/leak.hpp:2: report sees Asio, directly or through others
src/pingpong/reporter/detail.hpp:1: says nothing about what it is for
src/pingpong/reporter/r.cpp:2: reporter includes protocols: arrows point down
src/pingpong/reporter/r.cpp:2: reporter sees Asio, directly or through others
src/pingpong/reporter/r.cpp:3: reporter includes scheduler: arrows point down
src/pingpong/reporter/text:1: has 27 files, more than 26
src/pingpong/scheduler/s.hpp:2: a public header outside protocols leads to boost/beast
src/pingpong/scheduler/s.hpp:3: scheduler includes boost/json.hpp: JSON belongs to the reporter
src/pingpong/statistics/b.cpp:2: statistics includes protocols: arrows point down
src/pingpong/statistics/b.cpp:2: statistics sees Asio, directly or through others
src/pingpong/statistics/b.cpp:4: the library prints nothing
src/pingpong/statistics/b.cpp:6: the library prints nothing
src/pingpong/statistics/b.cpp:8: the library does not end its host
src/pingpong/statistics/b.cpp:9: the library installs no signal handler
src/pingpong/statistics/b.cpp:11: the library starts no thread
src/pingpong/util/u.cpp:1: lies in no layer
src/pingpong/util:1: says nothing about what it is for
tools/pingpong/m.cpp:2: includes pingpong/core/private.hpp, which is not a public header'
    found=$(offences "$bad")
    if ! diff <(sort <<<"$expected") <(sort <<<"$found") >&2; then
        echo "layers_test.sh: the rules are not enforced as they should be (< expected, > found)" >&2
        exit 1
    fi
}

prove_on_a_bad_tree
found=$(offences "$1")
if [[ -n $found ]]; then
    printf '%s\n' "$found"
    exit 1
fi
