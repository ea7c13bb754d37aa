; What Python's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(function_definition name: (identifier) @name return_type: (type)? @returns body: (block) @body) @definition.function
(class_definition name: (identifier) @name body: (block) @body) @definition.class
(class_definition superclasses: (argument_list [(identifier) (attribute) (subscript) (call)] @base))
(type_alias_statement left: (type (identifier) @name)) @definition.type
(decorated_definition (decorator (_) @decorator) definition: (_) @wrapped) @wrapper
(assignment left: (attribute object: (identifier) @receiver attribute: (identifier) @name) type: (type)? @type right: (_)? @value) @definition.ownField
(block . (expression_statement (string) @doc) ) @documented
(module . (expression_statement (string) @doc)) @documented
(module . (comment) . (expression_statement (string) @doc)) @documented

; --- scopes and the names they bind
(lambda) @scope
(list_comprehension) @scope
(set_comprehension) @scope
(dictionary_comprehension) @scope
(generator_expression) @scope
(parameters (identifier) @local)
(parameters (typed_parameter . (identifier) @local type: (type) @type))
(parameters (typed_parameter . [(list_splat_pattern (identifier) @local) (dictionary_splat_pattern (identifier) @local)]))
(parameters (default_parameter name: (identifier) @local value: (_) @value))
(parameters (typed_default_parameter name: (identifier) @local type: (type) @type value: (_) @value))
(parameters [(list_splat_pattern (identifier) @local) (dictionary_splat_pattern (identifier) @local)])
(lambda_parameters (identifier) @local)
(lambda_parameters (default_parameter name: (identifier) @local value: (_) @value))
(lambda_parameters [(list_splat_pattern (identifier) @local) (dictionary_splat_pattern (identifier) @local)])
(assignment left: (identifier) @binding type: (type)? @type right: (_)? @value) @binding.whole
(assignment left: (pattern_list (identifier) @binding))
(assignment left: (tuple_pattern (identifier) @binding))
(augmented_assignment left: (identifier) @rebound)
(for_statement left: (identifier) @local right: (_) @iterated)
(for_statement left: (pattern_list (identifier) @local))
(for_statement left: (tuple_pattern (identifier) @local))
(for_in_clause left: (identifier) @local right: (_) @iterated)
(for_in_clause left: (pattern_list (identifier) @local))
(for_in_clause left: (tuple_pattern (identifier) @local))
(as_pattern (_) @value alias: (as_pattern_target (identifier) @local))
(named_expression name: (identifier) @local value: (_) @value)
(global_statement (identifier) @outside)
(nonlocal_statement (identifier) @outside)
(call function: (identifier) @_isinstance arguments: (argument_list . (identifier) @narrowed . [(identifier) (attribute)] @type .)
  (#eq? @_isinstance "isinstance"))

; --- expressions
(identifier) @name.use
(attribute object: (_) @object attribute: (identifier) @property) @member
(call function: (_) @object) @call
(subscript value: (_) @object) @element
(await (_) @object) @await
(parenthesized_expression (_) @object) @transparent
(boolean_operator left: (_) @option right: (_) @option) @choice
(conditional_expression . (_) @option (_) (_) @option .) @choice
(return_statement (_) @returned)
(keyword_argument name: (identifier) @ignored)
(type (string) @type.quoted)
(type (binary_operator (string) @type.quoted))
(type (generic_type (type_parameter (type (string) @type.quoted))))

; --- imports
(import_statement name: (dotted_name) @import.module)
(import_statement name: (aliased_import name: (dotted_name) @import.module alias: (identifier) @import.alias))
(import_from_statement module_name: (_) @import.from name: (dotted_name) @import.name)
(import_from_statement module_name: (_) @import.from name: (aliased_import name: (dotted_name) @import.name alias: (identifier) @import.alias))
(import_from_statement module_name: (_) @import.from (wildcard_import) @import.all)
(import_statement name: (dotted_name (identifier) @ignored))
(import_statement name: (aliased_import name: (dotted_name (identifier) @ignored) alias: (identifier) @ignored))
(import_from_statement module_name: (dotted_name (identifier) @ignored))
(import_from_statement module_name: (relative_import (dotted_name (identifier) @ignored)))
(import_from_statement name: (dotted_name (identifier) @ignored))
(import_from_statement name: (aliased_import name: (dotted_name (identifier) @ignored) alias: (identifier) @ignored))
(future_import_statement (dotted_name (identifier) @ignored))
