" OpenClaw configuration: JSON5 1.0.
if exists('b:current_syntax')
  finish
endif

syntax match openclawBraces "[{}\[\]]"
syntax match openclawSeparator "[,:]"

" Numbers come before keys, which may follow a sign or a digit nowhere.
syntax match openclawNumber "[-+]\=\%(0[xX]\x\+\|\%(\d\+\.\=\d*\|\.\d\+\)\%([eE][-+]\=\d\+\)\=\)\>\="
syntax match openclawNumber "[-+]\=\<\%(Infinity\|NaN\)\>"
syntax keyword openclawBoolean true false
syntax keyword openclawNull null

" A backslash at the end of a line goes on with the string; without one the string ends there.
syntax match openclawEscape contained "\\\%(u\x\{4}\|x\x\{2}\|\_.\)"
syntax match openclawVariable contained "\${[A-Z_][A-Z0-9_]*}"
syntax region openclawString start=+"+ skip=+\\\\\|\\"\|\\$+ end=+"\|$+ contains=openclawEscape,openclawVariable
syntax region openclawString start=+'+ skip=+\\\\\|\\'\|\\$+ end=+'\|$+ contains=openclawEscape,openclawVariable

syntax match openclawKey "\%(\h\|\$\|[^\x00-\x7F]\)\%(\w\|\$\|[^\x00-\x7F]\)*\ze\_s*:"
syntax match openclawKey +"\%([^"\\]\|\\.\)*"\ze\_s*:+ contains=openclawEscape
syntax match openclawKey +'\%([^'\\]\|\\.\)*'\ze\_s*:+ contains=openclawEscape
syntax match openclawInclude +\$include\>\ze\_s*:+
syntax match openclawInclude +\(["']\)\$include\1\ze\_s*:+

syntax keyword openclawTodo contained TODO FIXME XXX
syntax match openclawComment "//.*$" contains=openclawTodo,@Spell
syntax region openclawComment start="/\*" end="\*/" fold contains=openclawTodo,@Spell
syntax sync ccomment openclawComment

highlight default link openclawBraces Delimiter
highlight default link openclawSeparator Delimiter
highlight default link openclawNumber Number
highlight default link openclawBoolean Boolean
highlight default link openclawNull Constant
highlight default link openclawEscape SpecialChar
highlight default link openclawVariable PreProc
highlight default link openclawString String
highlight default link openclawKey Identifier
highlight default link openclawInclude Include
highlight default link openclawTodo Todo
highlight default link openclawComment Comment

let b:current_syntax = 'openclaw'
