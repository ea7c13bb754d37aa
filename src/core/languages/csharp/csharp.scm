; What C#'s nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(namespace_declaration name: (_) @name body: (declaration_list) @body) @namespace.block
(class_declaration name: (identifier) @name body: (declaration_list)? @body) @definition.class
(struct_declaration name: (identifier) @name body: (declaration_list)? @body) @definition.class
(record_declaration name: (identifier) @name body: (declaration_list)? @body) @definition.class
(interface_declaration name: (identifier) @name body: (declaration_list)? @body) @definition.interface
(enum_declaration name: (identifier) @name body: (enum_member_declaration_list) @body) @definition.enum
(enum_member_declaration name: (identifier) @name value: (_)? @value) @definition.member
(delegate_declaration type: (_) @type name: (identifier) @name) @definition.type
(delegate_declaration type: (_) @returns) @returning
(method_declaration returns: (_) @returns name: (identifier) @name body: (_) @body) @definition.method
(method_declaration returns: (_) @returns name: (identifier) @name !body) @definition.methodSignature
(local_function_statement type: (_) @returns name: (identifier) @name body: (_) @body) @definition.function
(constructor_declaration name: (identifier) @name body: (_) @body) @definition.method
(constructor_declaration name: (identifier) @name !body) @definition.methodSignature
(destructor_declaration "~" @name name: (identifier) @name body: (_) @body) @definition.method
(operator_declaration type: (_) @returns "operator" @name operator: _ @name body: (_) @body) @definition.method
(operator_declaration type: (_) @returns "operator" @name operator: _ @name !body) @definition.methodSignature
(conversion_operator_declaration ["implicit" "explicit"] @name "operator" @name type: (_) @name @returns body: (_) @body) @definition.method
(conversion_operator_declaration ["implicit" "explicit"] @name "operator" @name type: (_) @name @returns !body) @definition.methodSignature
(property_declaration type: (_) @returns name: (identifier) @name value: (arrow_expression_clause) @body) @definition.accessor
(property_declaration type: (_) @returns name: (identifier) @name accessors: (accessor_list (accessor_declaration body: (_))) @body) @definition.accessor
(property_declaration type: (_) @returns name: (identifier) @name accessors: (accessor_list . (accessor_declaration !body) (accessor_declaration !body)? .)) @definition.accessor
(indexer_declaration type: (_) @returns "this" @name parameters: (bracketed_parameter_list "[" @name "]" @name) value: (arrow_expression_clause) @body) @definition.accessor
(indexer_declaration type: (_) @returns "this" @name parameters: (bracketed_parameter_list "[" @name "]" @name) accessors: (accessor_list) @body) @definition.accessor
(event_declaration type: (_) @returns name: (identifier) @name accessors: (accessor_list) @body) @definition.accessor
(event_field_declaration (variable_declaration type: (_) @type (variable_declarator name: (identifier) @name) @definition.field))
(field_declaration (variable_declaration type: (_) @type (variable_declarator name: (identifier) @name ("=" (_) @value)?) @definition.field))
(field_declaration (variable_declaration type: (_) . (variable_declarator) @wrapped .)) @wrapper
(event_field_declaration (variable_declaration type: (_) . (variable_declarator) @wrapped .)) @wrapper
(record_declaration (parameter_list (parameter type: (_) @type name: (identifier) @name) @definition.parameterField))
(base_list [(identifier) (generic_name) (qualified_name) (alias_qualified_name)] @base)
(base_list (primary_constructor_base_type type: (_) @base))
(method_declaration (explicit_interface_specifier)) @explicit
(property_declaration (explicit_interface_specifier)) @explicit
(indexer_declaration (explicit_interface_specifier)) @explicit
(event_declaration (explicit_interface_specifier)) @explicit
(explicit_interface_specifier [(identifier) (generic_name) (qualified_name)] @name.use)
(comment) @comment

; --- attributes and visibility
(class_declaration (attribute_list (attribute) @decorator)) @decorated
(struct_declaration (attribute_list (attribute) @decorator)) @decorated
(record_declaration (attribute_list (attribute) @decorator)) @decorated
(interface_declaration (attribute_list (attribute) @decorator)) @decorated
(enum_declaration (attribute_list (attribute) @decorator)) @decorated
(enum_member_declaration (attribute_list (attribute) @decorator)) @decorated
(delegate_declaration (attribute_list (attribute) @decorator)) @decorated
(method_declaration (attribute_list (attribute) @decorator)) @decorated
(local_function_statement (attribute_list (attribute) @decorator)) @decorated
(constructor_declaration (attribute_list (attribute) @decorator)) @decorated
(destructor_declaration (attribute_list (attribute) @decorator)) @decorated
(operator_declaration (attribute_list (attribute) @decorator)) @decorated
(conversion_operator_declaration (attribute_list (attribute) @decorator)) @decorated
(property_declaration (attribute_list (attribute) @decorator)) @decorated
(indexer_declaration (attribute_list (attribute) @decorator)) @decorated
(event_declaration (attribute_list (attribute) @decorator)) @decorated
(field_declaration (attribute_list (attribute) @decorator) (variable_declaration (variable_declarator) @decorated))
(event_field_declaration (attribute_list (attribute) @decorator) (variable_declaration (variable_declarator) @decorated))
(record_declaration (parameter_list (parameter (attribute_list (attribute) @decorator)) @decorated))
([(class_declaration (modifier) @_m) (struct_declaration (modifier) @_m) (record_declaration (modifier) @_m) (interface_declaration (modifier) @_m)
  (enum_declaration (modifier) @_m) (delegate_declaration (modifier) @_m) (method_declaration (modifier) @_m) (constructor_declaration (modifier) @_m)
  (operator_declaration (modifier) @_m) (conversion_operator_declaration (modifier) @_m) (property_declaration (modifier) @_m)
  (indexer_declaration (modifier) @_m) (event_declaration (modifier) @_m)] @visible (#match? @_m "^(public|protected|internal)$"))
(field_declaration (modifier) @_m (variable_declaration (variable_declarator) @visible) (#match? @_m "^(public|protected|internal)$"))
(event_field_declaration (modifier) @_m (variable_declaration (variable_declarator) @visible) (#match? @_m "^(public|protected|internal)$"))
; types that say nothing are seen in the whole assembly
(compilation_unit [(class_declaration) (struct_declaration) (record_declaration) (interface_declaration) (enum_declaration) (delegate_declaration)] @visible)
(compilation_unit (preproc_if [(class_declaration) (struct_declaration) (record_declaration) (interface_declaration) (enum_declaration) (delegate_declaration)] @visible))
(namespace_declaration (declaration_list [(class_declaration) (struct_declaration) (record_declaration) (interface_declaration) (enum_declaration) (delegate_declaration)] @visible))
(namespace_declaration (declaration_list (preproc_if [(class_declaration) (struct_declaration) (record_declaration) (interface_declaration) (enum_declaration) (delegate_declaration)] @visible)))
(_ (modifier "file")) @hidden
(interface_declaration (declaration_list [(method_declaration) (property_declaration) (indexer_declaration) (event_declaration) (class_declaration) (struct_declaration) (record_declaration) (interface_declaration) (enum_declaration) (delegate_declaration)] @visible))
(interface_declaration (declaration_list (event_field_declaration (variable_declaration (variable_declarator) @visible))))
(namespace_declaration) @visible
(enum_member_declaration) @visible
(record_declaration (parameter_list (parameter) @visible))

; --- scopes and the names they bind
(method_declaration !body) @scope
(delegate_declaration) @scope
(class_declaration !body) @scope
(struct_declaration !body) @scope
(record_declaration !body) @scope
(lambda_expression) @scope
(anonymous_method_expression) @scope
(accessor_declaration) @scope
(block) @scope.block
(for_statement) @scope.block
(foreach_statement) @scope.block
(using_statement) @scope.block
(fixed_statement) @scope.block
(catch_clause) @scope.block
(switch_section) @scope.block
(switch_expression_arm) @scope.block
(query_expression) @scope.block
(type_parameter name: (identifier) @typevar)
(type_parameter_constraints_clause . (identifier) @typevar (type_parameter_constraint type: (_) @type))
(type_parameter_constraints_clause . (identifier) @typevar)
(method_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(constructor_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(local_function_statement (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(operator_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(conversion_operator_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(delegate_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(class_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(struct_declaration (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(anonymous_method_expression (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(lambda_expression (parameter_list (parameter type: (_) @type name: (identifier) @local)))
(lambda_expression (parameter_list (parameter !type name: (identifier) @local)))
(lambda_expression parameters: (implicit_parameter) @local)
(bracketed_parameter_list (parameter type: (_) @type name: (identifier) @local))
(parameter_list type: (_) @type name: (identifier) @local)
(bracketed_parameter_list type: (_) @type name: (identifier) @local)
(local_declaration_statement (variable_declaration type: (_) @type (variable_declarator name: (identifier) @local ("=" (_) @value)?)) (#not-eq? @type "var"))
(local_declaration_statement (variable_declaration type: (implicit_type) (variable_declarator name: (identifier) @local "=" (_) @value)))
(for_statement (variable_declaration type: (_) @type (variable_declarator name: (identifier) @local)) (#not-eq? @type "var"))
(for_statement (variable_declaration type: (implicit_type) (variable_declarator name: (identifier) @local "=" (_) @value)))
(using_statement (variable_declaration type: (_) @type (variable_declarator name: (identifier) @local)) (#not-eq? @type "var"))
(using_statement (variable_declaration type: (implicit_type) (variable_declarator name: (identifier) @local "=" (_) @value)))
(fixed_statement (variable_declaration type: (_) @type (variable_declarator name: (identifier) @local)))
(variable_declarator (tuple_pattern . name: (identifier) @local) "=" (_) @value.first)
(variable_declarator (tuple_pattern . name: _ . name: (identifier) @local) "=" (_) @value.second)
(variable_declarator (tuple_pattern . name: _ . name: _ . name: (identifier) @local) "=" (_) @value.third)
(tuple_pattern name: (identifier) @local)
(foreach_statement type: (_) @type left: (identifier) @local (#not-eq? @type "var"))
(foreach_statement type: (implicit_type) left: (identifier) @local right: (_) @iterated)
(catch_declaration type: (_) @type name: (identifier) @local)
(declaration_expression type: (_) @type name: (identifier) @local (#not-eq? @type "var"))
(declaration_expression type: (implicit_type) name: (identifier) @local)
(invocation_expression arguments: (argument_list (argument "out" (declaration_expression type: (implicit_type) name: (identifier) @local)) @argument) @arguments) @value.out
(declaration_pattern type: (_) @type name: (identifier) @local (#not-eq? @type "var"))
(declaration_pattern type: (implicit_type) name: (identifier) @local)
(recursive_pattern type: (_) @type name: (identifier) @local)
(recursive_pattern !type name: (identifier) @local)
(var_pattern name: (identifier) @local)
(parenthesized_variable_designation name: (identifier) @local)
(list_pattern name: (identifier) @local)
(from_clause type: (_) @type name: (identifier) @local)
(from_clause !type name: (identifier) @local "in" (_) @iterated)
(let_clause . (identifier) @local (_) @value)
(join_clause !type . (identifier) @local "in" . (_) @iterated)
(join_clause type: (_) @type . (identifier) @local)
(join_into_clause (identifier) @local)
(query_expression "into" . (identifier) @local)
(invocation_expression function: [
    (member_access_expression expression: (_) @iterated name: [(identifier) @_name (generic_name . (identifier) @_name)])
    (conditional_access_expression condition: (_) @iterated (member_binding_expression name: [(identifier) @_name (generic_name . (identifier) @_name)]))
  ]
  arguments: (argument_list . (argument (lambda_expression parameters: [(implicit_parameter) @local (parameter_list . (parameter !type name: (identifier) @local))])))
  (#any-of? @_name "Where" "Select" "SelectMany" "Any" "All" "First" "FirstOrDefault" "Last" "LastOrDefault" "Single" "SingleOrDefault" "Count"
    "LongCount" "OrderBy" "OrderByDescending" "GroupBy" "ToDictionary" "ToLookup" "Sum" "Min" "Max" "Average" "MinBy" "MaxBy" "DistinctBy"
    "SkipWhile" "TakeWhile" "ForEach" "Find" "FindAll" "FindIndex" "FindLast" "Exists" "TrueForAll" "RemoveAll" "RemoveWhere" "ConvertAll"))

; --- lambdas whose parameters are said by what they are passed to, or by a type
(invocation_expression arguments: (argument_list (argument !name (lambda_expression) @lambda) @lambda.argument) @lambda.list) @lambda.of
(invocation_expression arguments: (argument_list (argument name: (identifier) @lambda.name (lambda_expression) @lambda))) @lambda.of
(object_creation_expression arguments: (argument_list (argument !name (lambda_expression) @lambda) @lambda.argument) @lambda.list) @lambda.of
(object_creation_expression arguments: (argument_list (argument name: (identifier) @lambda.name (lambda_expression) @lambda))) @lambda.of
(implicit_object_creation_expression (argument_list (argument !name (lambda_expression) @lambda) @lambda.argument) @lambda.list) @lambda.of
(implicit_object_creation_expression (argument_list (argument name: (identifier) @lambda.name (lambda_expression) @lambda))) @lambda.of
(lambda_expression parameters: (_) @lambda.parameters) @lambda.declaring
(variable_declaration type: (_) @type (variable_declarator "=" (lambda_expression) @signed) (#not-eq? @type "var"))
(property_declaration type: (_) @type value: (lambda_expression) @signed)
(property_declaration type: (_) @type value: (arrow_expression_clause (lambda_expression) @signed))

; --- expressions
(identifier) @name.use
; Of `f(a * b)` the grammar makes a pointer that is declared, whose type is a value.
((_ type: [
  (identifier) @name.type
  (generic_name . (identifier) @name.type)
  (qualified_name qualifier: (identifier) @name.type)
]) @_holder (#not-match? @_holder "[*]$"))
(method_declaration returns: [
  (identifier) @name.type
  (generic_name . (identifier) @name.type)
  (qualified_name qualifier: (identifier) @name.type)
])
(type_argument_list [(identifier) @name.type (generic_name . (identifier) @name.type)])
(as_expression right: [(identifier) @name.type (generic_name . (identifier) @name.type)])
(member_access_expression expression: (predefined_type) @name.use)
"this" @this
"base" @super
(member_access_expression expression: _ @object name: (identifier) @property) @member
(member_access_expression expression: _ @object name: (generic_name . (identifier) @property)) @member
(conditional_access_expression condition: _ @object (member_binding_expression name: (identifier) @property)) @member
(conditional_access_expression condition: _ @object (member_binding_expression name: (generic_name . (identifier) @property))) @member
(conditional_access_expression condition: _ @object (element_binding_expression)) @element
(qualified_name qualifier: (_) @object name: (identifier) @property) @member
(qualified_name qualifier: (_) @object name: (generic_name . (identifier) @property)) @member
(alias_qualified_name name: (_) @object) @transparent
(alias_qualified_name alias: (identifier) @ignored)
(generic_name . (identifier) @object) @transparent
(generic_name . (identifier) @name.of (type_argument_list) @type) @typed
(invocation_expression function: (_) @object arguments: (argument_list) @arguments) @call
(object_creation_expression type: (_) @object @made arguments: (argument_list) @arguments) @call
(object_creation_expression type: (_) @object @made !arguments) @call
(constructor_initializer ["base" "this"] @object (argument_list) @arguments) @call
(variable_declaration type: (_) @object @made (variable_declarator "=" (implicit_object_creation_expression (argument_list) @arguments) @call))
(property_declaration type: (_) @object @made value: (implicit_object_creation_expression (argument_list) @arguments) @call)
(property_declaration type: (_) @object @made value: (arrow_expression_clause (implicit_object_creation_expression (argument_list) @arguments) @call))
(method_declaration returns: (_) @object @made body: (arrow_expression_clause (implicit_object_creation_expression (argument_list) @arguments) @call))
(method_declaration returns: (_) @object @made body: (block (return_statement (implicit_object_creation_expression (argument_list) @arguments) @call)))
(nullable_type type: (_) @object) @transparent
(element_access_expression expression: _ @object) @element
(cast_expression type: (_) @type value: (_)) @cast
(as_expression left: (_) right: (_) @type) @cast
(default_expression type: (_) @type) @cast
(array_creation_expression type: (array_type) @type) @cast
(declaration_expression type: (_) @type (#not-eq? @type "var")) @cast
(parenthesized_expression (_) @object) @transparent
(parenthesized_expression "this" @object) @transparent
(postfix_unary_expression (_) @object "!") @transparent
(checked_expression (_) @object) @transparent
(ref_expression (_) @object) @transparent
(await_expression (_) @object) @await
(argument (_) @object .) @transparent
(argument ["this" "base"] @object) @transparent
(arrow_expression_clause (_) @object) @transparent
(conditional_expression consequence: (_) @option alternative: (_) @option) @choice
(binary_expression left: (_) @option operator: "??" right: (_) @option) @choice
(switch_expression (switch_expression_arm (_) @option .)) @choice
(assignment_expression left: (_) @object operator: "=") @transparent
(with_expression . (_) @object) @transparent
(lambda_expression body: (block (return_statement)) @ignored)
(return_statement (_) @returned)
(object_creation_expression type: (_) @object initializer: (initializer_expression (assignment_expression left: (identifier) @property @member)))
(variable_declaration type: (_) @object (variable_declarator "=" (implicit_object_creation_expression (initializer_expression (assignment_expression left: (identifier) @property @member)))))
(with_expression . (_) @object (with_initializer . (identifier) @property @member))
(recursive_pattern type: (_) @object (property_pattern_clause (subpattern . (identifier) @property @member . ":")))
(initializer_expression (assignment_expression left: (identifier) @ignored))
(with_initializer . (identifier) @ignored)
(subpattern . (identifier) @ignored . ":")
(anonymous_object_creation_expression (identifier) @ignored . "=")
(argument name: (identifier) @ignored)
(attribute_argument name: (identifier) @ignored)
(tuple_element name: (identifier) @ignored)
(labeled_statement . (identifier) @ignored)
(goto_statement . (identifier) @ignored)
((identifier) @ignored (#any-of? @ignored "var" "_" "dynamic" "nameof"))

; --- namespaces and what is used of them
(file_scoped_namespace_declaration name: (_) @namespace)
(file_scoped_namespace_declaration name: [(identifier) @ignored (qualified_name (identifier) @ignored)])
(namespace_declaration name: [(identifier) @ignored (qualified_name (identifier) @ignored)])
(using_directive) @import.text
(extern_alias_directive name: (identifier) @ignored)
(preproc_if condition: (identifier) @ignored)
