# fish completion for attain. What a word can become, the program says itself:
#
#     attain complete AT WORD...      first line: files, folders, open; then a candidate a line

function __attain_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # The word as the program would get it; a quote that is still open is taken away.
    set -l plain (string replace -r '^[\'"]' '' -- $current)
    test "$plain" = "$current"; and set plain (string unescape -- $current)
    set -l after (commandline -op)
    set -l count (count $words)
    set -l rest
    if test (count $after) -gt (math $count + 1)
        set rest $after[(math $count + 2)..-1]
    end
    set -l answer ($words[1] complete (math $count - 1) $words[2..-1] "$plain" $rest 2>/dev/null)
    set -l shell $answer[1]
    set -e answer[1]
    for line in $answer
        echo $line
    end
    switch "$shell"
        case 'files .*'
            __fish_complete_suffix (string replace -r '^files (\S+).*' '$1' -- $shell)
        case 'files*'
            __fish_complete_path "$plain"
        case 'folders*'
            __fish_complete_directories "$plain"
    end
end

complete -c attain -f -a '(__attain_complete)'
