; What Bash's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(function_definition name: (word) @name body: (_) @body (#not-match? @name "^@test")) @definition.function
; a test of bats, as the text that is read has it
(function_definition name: (word) @_test body: (_) @scope (#match? @_test "^@test"))
(comment) @comment

; --- names: an assignment in a function is global unless declared
(program (variable_assignment name: (variable_name) @binding value: (_)? @value) @binding.whole)
(declaration_command (variable_assignment name: (variable_name) @binding value: (_)? @value)) @binding.whole
(declaration_command (variable_name) @binding)
(subshell) @scope.block

; --- expressions
(command_name (word) @name.type)
(command_name (word) @object) @transparent
(command name: (command_name) @object) @call
; what a trap runs, and what a test of bats runs
(command name: (command_name (word) @_trap) . argument: (word) @name.type (#match? @_trap "^(trap|run)$") (#match? @name.type "^[A-Za-z_]"))
(simple_expansion (variable_name) @name.use)
(expansion (variable_name) @name.use)
(subscript name: (variable_name) @name.use)

; --- imports
(command name: (command_name (word) @_source) . argument: (_) @import.from (#match? @_source "^(source|[.]|load)$")) @import.all
(command name: (command_name (word) @_builtin) . argument: (word) @_source . argument: (_) @import.from
  (#match? @_builtin "^(builtin|command)$") (#match? @_source "^(source|[.])$")) @import.all
((variable_name) @ignored (#match? @ignored "^[0-9]+$"))
