# bash completion for attain. What a word can become, the program says itself:
#
#     attain complete AT WORD...      first line: files, folders, open; then a candidate a line
#
# bash parts words at = : and inside quotes in its own way, so the line is parted here as the shell
# will part it, up to a | ; or &, quotes taken away.

# _attain_words LINE: sets _attain_word (an array) and, of the last of them, _attain_quote (which
# quote is open, or nothing) and _attain_raw (as it stands).
_attain_words() {
    local line=$1 word= raw= quote= begun= i c
    _attain_word=()
    for ((i = 0; i < ${#line}; i++)); do
        c=${line:i:1}
        if [[ -z $quote && $c == [[:space:]] ]]; then
            [[ -z $begun ]] || _attain_word+=("$word")
            word= raw= begun=
            continue
        fi
        [[ -z $quote && $c == [\|\;\&] ]] && break
        begun=1
        raw+=$c
        if [[ $c == "$quote" ]]; then
            quote=
        elif [[ -z $quote && $c == [\'\"] ]]; then
            quote=$c
        elif [[ $c == \\ && $quote != \' ]]; then
            ((i++))
            word+=${line:i:1}
            raw+=${line:i:1}
        else
            word+=$c
        fi
    done
    _attain_word+=("$word")
    _attain_quote=$quote
    _attain_raw=$raw
}

_attain() {
    local _attain_word _attain_quote _attain_raw
    local -a words rest
    local whole=
    local program=${1/#\~/$HOME} line shell value current at IFS=$' \t\n'
    _attain_words "${COMP_LINE:0:COMP_POINT}"
    words=("${_attain_word[@]}")
    local quote=$_attain_quote raw=$_attain_raw
    _attain_words "$quote.${COMP_LINE:COMP_POINT}" # the dot stands for the word so far
    rest=("${_attain_word[@]:1}")
    while [[ ${words[0]} == *=* && ${#words[@]} -gt 1 ]]; do
        words=("${words[@]:1}") # NAME=value before the command
    done
    at=$((${#words[@]} - 2))
    current=${words[-1]}
    ((at >= 0)) || return
    # What readline replaces begins behind the last of its breaks, unless a quote is open.
    local broken=
    if [[ -z $quote && $raw == *[=:]* ]]; then
        broken=${current%"${current##*[=:]}"}
    fi
    COMPREPLY=()
    {
        read -r shell
        while IFS=$'\t' read -r value _; do
            [[ $value != "$current" ]] || whole=1
            value=${value#"$broken"}
            case $quote in
            \') value=${value//\'/\'\\\'\'} ;;
            \") value=${value//\\/\\\\} value=${value//\`/\\\`} value=${value//\$/\\\$}
                value=${value//\"/\\\"} ;;
            *) printf -v value %q "$value" && value=${value//\\,/,} ;;
            esac
            COMPREPLY+=("$value")
        done
    } < <("$program" complete "$at" "${words[@]:1}" "${rest[@]}" 2>/dev/null)
    [[ $shell != *open* ]] || compopt -o nospace 2>/dev/null
    # readline closes the quotes around the only candidate: beside a second it leaves them open, for
    # more words of a formula. Where the word is whole already, asking again closes them.
    if [[ -n $quote && -z $whole && $shell == *open* && ${#COMPREPLY[@]} -eq 1 ]]; then
        COMPREPLY+=("${COMPREPLY[0]} ")
    fi
    current=${current#"$broken"}
    case $shell in
    files*)
        compopt -o filenames 2>/dev/null
        local suffix=${shell#files} file
        suffix=${suffix# }
        suffix=${suffix%open}
        while IFS= read -r file; do
            [[ -z $suffix || -d $file || $file == *"$suffix" ]] && COMPREPLY+=("$file")
        done < <(compgen -f -- "$current")
        ;;
    folders*)
        compopt -o filenames 2>/dev/null
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -d -- "$current")
        ;;
    esac
}

complete -F _attain attain
