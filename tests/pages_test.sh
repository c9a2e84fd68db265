#!/usr/bin/env bash
# The manual and the completions: what their readers make of them.
#
# Usage: pages_test.sh FOLDER-OF-THE-PAGES COMMAND
set -euo pipefail

pages=$1 command=$2

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

expect() {  # WHAT TEXT PART
    [[ $2 == *"$3"* ]] || fail "$1 lacks '$3': $2"
}

# bash: what is offered for the words $2..., the last of which is being written.
complete_in_bash() {
    bash -c '
        source "$1"; shift
        compopt() { :; }
        COMP_WORDS=(pingpong "$@") COMP_CWORD=$#
        _pingpong
        printf "%s\n" "${COMPREPLY[@]}"' _ "$pages/pingpong" "$@"
}
expect bash "$(complete_in_bash re)" report
expect bash "$(complete_in_bash run --pre)" --precision
expect bash "$(complete_in_bash run --protocols ws,http-k)" ws,http-keepalive
expect bash "$(complete_in_bash run --format m)" md
expect bash "$(cd "$pages" && complete_in_bash report --output pingpong.f)" pingpong.fish
[[ $(complete_in_bash serve --pre) != *precision* ]] || fail "bash offers serve an option of run"

# Every option of the long help is in every page.
"$command" run --help-all | grep -oE '^  (-[a-z],)?--[a-z-]+' | grep -oE '\-\-[a-z-]+' |
    while read -r option; do
        for page in pingpong _pingpong; do
            grep -qF -- "$option" "$pages/$page" || fail "$page lacks $option"
        done
        grep -qF -- "-l ${option#--} " "$pages/pingpong.fish" || fail "fish lacks $option"
        grep -qF -- "\\-\\-$(sed 's/^--//; s/-/\\-/g' <<<"$option")" "$pages/pingpong.1" ||
            fail "the manual lacks $option"
    done

if type -P fish >/dev/null; then
    offered=$(HOME=$(mktemp -d) fish --no-config --command \
        "source $pages/pingpong.fish; complete --do-complete 'pingpong run --pre'")
    expect fish "$offered" --precision
    offered=$(HOME=$(mktemp -d) fish --no-config --command \
        "source $pages/pingpong.fish; complete --do-complete 'pingpong run --format '")
    expect fish "$offered" json
fi
if type -P zsh >/dev/null; then
    zsh --no-rcs -n "$pages/_pingpong" || fail "zsh cannot read its completion"
fi
if type -P groff >/dev/null; then
    warnings=$(groff -man -Tutf8 -ww "$pages/pingpong.1" 2>&1 >/dev/null)
    [[ -z $warnings ]] || fail "groff warns of the manual: $warnings"
fi
