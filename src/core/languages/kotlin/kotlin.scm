; What Kotlin's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- types
(class_declaration "class" name: (identifier) @name (class_body)? @body) @definition.class
(class_declaration "interface" name: (identifier) @name (class_body)? @body) @definition.interface
(class_declaration (modifiers (class_modifier "enum")) "class" name: (identifier) @name (enum_class_body) @body) @definition.enum
(object_declaration name: (identifier) @name (class_body)? @body) @definition.class
(companion_object name: (identifier) @name (class_body)? @body) @definition.class
(companion_object "companion" @name (class_body)? @body !name) @definition.class
(type_alias type: (identifier) @name "=" (_) @type) @definition.type
(enum_entry (identifier) @name (class_body)? @body) @definition.member

; --- functions and constructors
(function_declaration name: (identifier) @name (function_body) @body) @definition.function
(function_declaration name: (identifier) @name (function_value_parameters) . ) @definition.signature
(function_declaration name: (identifier) @name (function_value_parameters) . ":" . (_) @returns . ) @definition.signature
(function_declaration name: (identifier) @name (function_value_parameters) . ":" . (_) @returns . (type_constraints) . ) @definition.signature
(function_declaration name: (identifier) @name (function_value_parameters) . (type_constraints) . ) @definition.signature
(function_declaration (function_value_parameters) . ":" . (_) @returns) @returning
(function_declaration (_) @receives . "." . name: (identifier)) @returning
(secondary_constructor "constructor" @name (block) @body) @definition.method
(secondary_constructor "constructor" @name) @definition.method

; --- properties
(class_body (property_declaration (variable_declaration . (identifier) @name)) @definition.field)
(enum_class_body (property_declaration (variable_declaration . (identifier) @name)) @definition.field)
(source_file (property_declaration "val" (variable_declaration . (identifier) @name)) @definition.constant)
(source_file (property_declaration "var" (variable_declaration . (identifier) @name)) @definition.variable)
(class_parameter ["val" "var"] . (identifier) @name ":" . (_) @type) @definition.parameterField
(property_declaration (variable_declaration (identifier) ":" (_) @type)) @returning
(property_declaration (variable_declaration) "=" . (_) @value) @returning
(property_declaration (property_delegate (call_expression (identifier) @_lazy (annotated_lambda (lambda_literal) @value))) (#eq? @_lazy "lazy")) @returning
(property_declaration (getter (function_body "=" (_) @value))) @returning
(property_declaration (getter ":" (_) @type (function_body))) @returning
(property_declaration (_) @receives . "." . (variable_declaration)) @returning

; --- inheritance
(class_declaration (delegation_specifiers (delegation_specifier [(user_type (identifier) @base . (type_arguments)? .) (constructor_invocation (user_type (identifier) @base . (type_arguments)? .)) (explicit_delegation (user_type (identifier) @base . (type_arguments)? .))])))
(object_declaration (delegation_specifiers (delegation_specifier [(user_type (identifier) @base . (type_arguments)? .) (constructor_invocation (user_type (identifier) @base . (type_arguments)? .)) (explicit_delegation (user_type (identifier) @base . (type_arguments)? .))])))
(companion_object (delegation_specifiers (delegation_specifier [(user_type (identifier) @base . (type_arguments)? .) (constructor_invocation (user_type (identifier) @base . (type_arguments)? .)) (explicit_delegation (user_type (identifier) @base . (type_arguments)? .))])))

; --- documentation, annotations and visibility
(block_comment) @comment
(class_declaration (modifiers (annotation) @decorator)) @decorated
(object_declaration (modifiers (annotation) @decorator)) @decorated
(companion_object (modifiers (annotation) @decorator)) @decorated
(function_declaration (modifiers (annotation) @decorator)) @decorated
(property_declaration (modifiers (annotation) @decorator)) @decorated
(secondary_constructor (modifiers (annotation) @decorator)) @decorated
(class_parameter (modifiers (annotation) @decorator) ["val" "var"]) @decorated
(enum_entry (modifiers (annotation) @decorator)) @decorated
(type_alias (modifiers (annotation) @decorator)) @decorated
(_ (modifiers (visibility_modifier ["private" "internal"]))) @hidden
(block (declaration) @hidden)
(lambda_literal (declaration) @hidden)

; --- scopes and the names they bind
(function_declaration (function_value_parameters) .) @scope
(function_declaration (function_value_parameters) . ":" . (_) .) @scope
(function_declaration (type_constraints) .) @scope
(secondary_constructor (function_value_parameters) .) @scope
(secondary_constructor (constructor_delegation_call) .) @scope
(getter) @scope
(setter) @scope
(object_literal (class_body) @scope)
(object_literal (delegation_specifiers . (delegation_specifier [(user_type) @type (constructor_invocation (user_type) @type)])) (class_body) @anonymous)
(lambda_literal) @scope
(anonymous_function) @scope
(block) @scope.block
(for_statement) @scope.block
(catch_block) @scope.block
(when_expression) @scope.block
(when_entry) @scope.block
(type_parameter (identifier) @typevar . (_)? @type .)
(parameter . (identifier) @local ":" . (_) @type)
(function_value_parameters (parameter_modifiers (parameter_modifier "vararg")) . (parameter . (identifier) @local ":" . (_) @type.many))
((class_parameter (identifier) @local . ":" . (_) @type) @_p (#not-match? @_p "(^|[\\s)])(va[lr])\\s+[^:(]+:"))
(setter (identifier) @local)
(property_declaration (variable_declaration (identifier) @binding))
(property_declaration (variable_declaration . (identifier) @binding ":" . (_) @type))
(property_declaration (variable_declaration . (identifier) @binding .) "=" . (_) @value)
(property_declaration (variable_declaration . (identifier) @binding .) (property_delegate (call_expression (identifier) @_lazy (annotated_lambda (lambda_literal) @value))) (#eq? @_lazy "lazy"))
(multi_variable_declaration (variable_declaration . (identifier) @local ":" . (_) @type))
(multi_variable_declaration (variable_declaration . (identifier) @local .))
(for_statement (variable_declaration . (identifier) @local ":" . (_) @type))
(for_statement (variable_declaration . (identifier) @local .) "in" . (_) @iterated)
(for_statement (multi_variable_declaration . (variable_declaration . (identifier) @local .)) "in" . (_) @each.first)
(for_statement (multi_variable_declaration . (variable_declaration) . (variable_declaration . (identifier) @local .)) "in" . (_) @each.second)
(for_statement (multi_variable_declaration . (variable_declaration) . (variable_declaration) . (variable_declaration . (identifier) @local .)) "in" . (_) @each.third)
(property_declaration (multi_variable_declaration . (variable_declaration . (identifier) @local .)) "=" . (_) @value.first)
(property_declaration (multi_variable_declaration . (variable_declaration) . (variable_declaration . (identifier) @local .)) "=" . (_) @value.second)
(property_declaration (multi_variable_declaration . (variable_declaration) . (variable_declaration) . (variable_declaration . (identifier) @local .)) "=" . (_) @value.third)
(catch_block (identifier) @local . ":" . (_) @type)
(when_subject "val" (variable_declaration . (identifier) @local .) "=" . (_) @value)
(when_subject "val" (variable_declaration . (identifier) @local ":" . (_) @type))
(lambda_parameters (variable_declaration . (identifier) @local ":" . (_) @type))
(lambda_parameters (variable_declaration . (identifier) @local .))

; --- smart casts: the name has the type where the condition holds
(if_expression condition: (is_expression left: (identifier) @local "is" right: (_) @type) . (_) @within)
(if_expression condition: (is_expression left: (identifier) @local "!is" right: (_) @type) "else" (_) @within .)
(if_expression condition: (binary_expression left: (is_expression left: (identifier) @local "is" right: (_) @type) operator: "&&") . (_) @within)
(if_expression condition: (binary_expression operator: "&&" right: (is_expression left: (identifier) @local "is" right: (_) @type)) . (_) @within)
(if_expression condition: (_) . (_) @scope.block)
(if_expression "else" (_) @scope.block .)
(binary_expression left: (is_expression left: (identifier) @local "is" right: (_) @type) operator: "&&" right: (_) @within)
(binary_expression left: (is_expression left: (identifier) @local "!is" right: (_) @type) operator: "||" right: (_) @within)
(binary_expression left: (is_expression) operator: ["&&" "||"] right: (_) @scope.block)
(when_expression (when_subject (identifier) @local .) (when_entry . condition: (type_test "is" (_) @type) . (_) @within .))
(when_expression (when_subject "val" (variable_declaration . (identifier) @local)) (when_entry . condition: (type_test "is" (_) @type) . (_) @within .))
(when_entry . condition: (is_expression left: (identifier) @local "is" right: (_) @type) . (_) @within .)
(when_entry "->" (_) @scope.block .)
(block (if_expression condition: (is_expression left: (identifier) @local "!is" right: (_) @type) . [(return_expression) (throw_expression)] .)) @within

; --- expressions
(identifier) @name.use
(user_type . (identifier) @name.type)
(this_expression "this") @this
(this_expression (identifier) @type) @cast
(this_expression (identifier) @ignored)
(super_expression) @super
; what is optional in a chain, or one of several, multiplies what is kept of a pattern on each level of it
(navigation_expression . (_) @object "." (identifier) @property) @member
(navigation_expression . (_) @object "?." (identifier) @property) @member
(navigation_expression . (_) @object "::" (identifier) @property) @member
(callable_reference . (user_type) @object "::" . (identifier) @property) @member
(callable_reference . "::" . (identifier) @object) @transparent
(user_type (identifier) @object . "." . (identifier) @property @member)
(user_type (identifier) @object . (type_arguments)? .) @transparent
(nullable_type (_) @object) @transparent
(call_expression . (_) @object (value_arguments) @arguments .) @call
(call_expression . (identifier) @object (type_arguments)? . (annotated_lambda) @arguments) @call
(call_expression . (navigation_expression) @object . (annotated_lambda) @arguments) @call
(call_expression . (navigation_expression) @object (type_arguments) . (annotated_lambda) @arguments) @call
(call_expression . (call_expression . (_) @object (type_arguments)? (value_arguments) @arguments .) @given . (annotated_lambda) @arguments) @call
(call_expression . (identifier) @name.of (type_arguments) (value_arguments)) @generic
; `f<A>(b)`, which the grammar takes for comparisons where both are names alone.
(binary_expression left: (binary_expression left: [(identifier) (navigation_expression) (call_expression)] @object operator: "<" right: (_)) @given operator: ">" right: (parenthesized_expression . (_) @argument .)) @call
(binary_expression left: (binary_expression left: (identifier) @name.of operator: "<" right: (_)) operator: ">" right: (parenthesized_expression)) @generic
(constructor_delegation_call "this" @object (value_arguments) @arguments) @call
(constructor_delegation_call "super" @object (value_arguments) @arguments) @call
(constructor_delegation_call "this" @this)
(constructor_delegation_call "super" @super)
(object_literal (delegation_specifiers (delegation_specifier (constructor_invocation (user_type) @object (value_arguments) @arguments) @call)))
(object_literal (delegation_specifiers . (delegation_specifier [(user_type) @type (constructor_invocation (user_type) @type)]))) @cast
(infix_expression . (_) @object . (identifier) @property . (_) @argument) @call
; which operators call something says Language.operators: a list of them here takes 20 times as long in sums of many terms
(binary_expression left: (_) @object operator: _ @operator right: (_) @argument) @call
(in_expression left: (_) @argument ["in" "!in"] @operator right: (_) @object) @call
(assignment left: (_) @object operator: ["+=" "-=" "*=" "/="] @operator right: (_) @argument) @call
(index_expression . (_) @object "[" @operator (_) @argument) @call
(assignment left: (index_expression . (_) @object "[" . (_) @argument . "]") @call operator: "=" @operator right: (_) @argument)
(range_expression . (_) @object [".." "..<"] @operator (_) @argument) @call
(unary_expression operator: ["-" "!" "++" "--"] @operator argument: (_) @object) @call
(unary_expression argument: (_) @object operator: "!!") @transparent
; the grammar binds a prefix to the first name of `!a.b()`: Kotlin to what `a.b()` gives, of which it is a call that nothing follows
(navigation_expression . (unary_expression operator: ["!" "-" "+" "++" "--"] . argument: (_) @object) @transparent)
(call_expression . (unary_expression operator: ["!" "-" "+" "++" "--"] . argument: (_) @object) @transparent)
(index_expression . (unary_expression operator: ["!" "-" "+" "++" "--"] . argument: (_) @object) @transparent)
(unary_expression operator: ["!" "-" "+"] . argument: (unary_expression operator: ["!" "-" "+"] . argument: (_) @object) @transparent)
(unary_expression argument: (unary_expression operator: ["!" "-" "+" "++" "--"] . argument: (_) @object) @transparent operator: ["!!" "++" "--"] .)
(binary_expression left: (_) @option operator: "?:" right: (_) @option) @choice
(as_expression left: (_) right: (_) @type) @cast
(parenthesized_expression (_) @object) @transparent
(labeled_expression (label) . (_) @object) @transparent
(annotated_expression (annotation) . (_) @object) @transparent
(value_argument . (expression) @object .) @transparent
(annotated_lambda (lambda_literal) @object .) @transparent
(block (expression) @object .) @transparent
(lambda_literal (expression) @object .) @transparent
(if_expression condition: (_) . (_) @option "else" (_) @option .) @choice
(when_entry "->" (_) @object .) @transparent
(when_expression (when_entry) @option) @choice
(try_expression . "try" . (block) @object) @transparent
(function_body "=" . (_) @returned)
(value_argument . (identifier) @ignored . "=")
(return_expression label: (identifier) @ignored)
((identifier) @ignored (#any-of? @ignored "true" "false" "null"))

; --- lambdas that are passed: what their parameters and `this` are is said by what they are passed to
(call_expression (annotated_lambda (lambda_literal) @lambda .)) @lambda.of
(call_expression . (_) (value_arguments (value_argument . (lambda_literal) @lambda .) @lambda.argument) @lambda.list .) @lambda.of
(call_expression . (_) (value_arguments (value_argument . (identifier) @lambda.name "=" . (lambda_literal) @lambda .)) .) @lambda.of
(lambda_literal (lambda_parameters) @lambda.parameters) @lambda.declaring

; --- packages and imports
(package_header (qualified_identifier) @namespace)
(package_header (qualified_identifier (identifier) @ignored))
(import) @import.text
