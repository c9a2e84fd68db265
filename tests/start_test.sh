#!/usr/bin/env bash
# What tools/start says while it builds, and when it says nothing, over a project that takes no time.
#
# Usage: start_test.sh ROOT
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/tools"
cp "$1"/tools/{setup.bash,start} "$scratch/tools"
cd "$scratch"

cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(stand_in LANGUAGES NONE)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/tools/pingpong
    COMMAND sh ${CMAKE_SOURCE_DIR}/compile.sh
    DEPENDS ${CMAKE_SOURCE_DIR}/compile.sh)
add_custom_target(pingpong DEPENDS ${CMAKE_BINARY_DIR}/tools/pingpong)
add_custom_target(pages ALL COMMAND false)
CMAKE
cat >CMakePresets.json <<'JSON'
{"version": 6, "configurePresets": [
  {"name": "release", "generator": "Ninja", "binaryDir": "${sourceDir}/build/release"}]}
JSON
compile='mkdir -p tools; printf "#!/bin/sh\necho result \$*\n" >tools/pingpong && chmod +x tools/pingpong'

# Runs tools/start with the arguments $2...; its status has to be $1. Sets `results` and `remarks`.
start() {
    local status=0
    tools/start "${@:2}" >results 2>remarks || status=$?
    results=$(<results) remarks=$(<remarks)
    ((status == $1)) || fail "tools/start ended with $status instead of $1"
}

fail() {
    printf '%s\nresults: %s\nremarks: %s\n' "$1" "$results" "$remarks" >&2
    exit 1
}

echo "echo a remark of the compiler; $compile" >compile.sh
start 0 two words
[[ $results == "result two words" ]] || fail "the command's results are not all that is printed"
[[ $remarks == "Building pingpong (release) for the first time"* ]] || fail "no word of the first build"
[[ $remarks != *"remark of the compiler"* ]] || fail "remarks of a build that succeeds are shown"

start 0
[[ -z $remarks ]] || fail "it speaks with nothing to build"

touch CMakePresets.json
start 0
[[ -z $remarks ]] || fail "it speaks with nothing to build for changed presets"

echo 'echo an error of the compiler; exit 1' >compile.sh
start 2
[[ $remarks == "Building pingpong (release)"*"an error of the compiler"* ]] || fail "no error is shown"
[[ -z $results ]] || fail "there are results of a build that failed"

# Who has to wait is told at once, and only who builds the same.
echo "$compile" >compile.sh
exec 8>build/release.lock 7>build/debug.lock
flock 7
start 0
[[ $remarks != *Waiting* ]] || fail "it waits for another preset's build"
flock 8
: >remarks
tools/start >results 2>remarks 7>&- 8>&- &
for ((attempt = 0; attempt < 500; ++attempt)); do
    if [[ -s remarks ]]; then
        break
    fi
    sleep 0.02
done
results=$(<results) remarks=$(<remarks)
[[ $remarks == "Waiting for "* ]] || fail "nothing says that it waits"
exec 8>&-
wait "$!"
[[ $(<results) == result* ]] || fail "it does not go on after it has waited"
