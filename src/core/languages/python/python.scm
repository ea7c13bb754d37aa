; What Python's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(function_definition name: (identifier) @name return_type: (type)? @returns body: (block) @body) @definition.function
(class_definition name: (identifier) @name body: (block) @body) @definition.class
(class_definition type_parameters: (type_parameter (type (identifier) @typevar)))
(class_definition type_parameters: (type_parameter (type (constrained_type . (type (identifier) @typevar) . (type) @type))))
(function_definition type_parameters: (type_parameter (type (identifier) @typevar)))
(function_definition type_parameters: (type_parameter (type (constrained_type . (type (identifier) @typevar) . (type) @type))))
(class_definition superclasses: (argument_list [(identifier) (attribute) (subscript) (call)] @base))
(type_alias_statement left: (type [(identifier) @name (generic_type . (identifier) @name)]) right: (type) @type) @definition.type
(decorated_definition (decorator (_) @decorator) definition: (_) @wrapped) @wrapper
(assignment left: (attribute object: (identifier) @receiver attribute: (identifier) @name) type: (type)? @type right: (_)? @value) @definition.ownField
(assignment left: (pattern_list (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField))
(assignment left: (tuple_pattern (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField))
; `self.name, self.user = f()`, `self.name, self.user = name, user`
(assignment left: [(pattern_list . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.first)
(assignment left: [(pattern_list . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.second)
(assignment left: [(pattern_list . (_) . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (_) . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.third)
(assignment left: [(pattern_list . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(expression_list . (_) @value) (tuple . (_) @value)])
(assignment left: [(pattern_list . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(expression_list . (_) . (_) @value) (tuple . (_) . (_) @value)])
(assignment left: [(pattern_list . (_) . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
  (tuple_pattern . (_) . (_) . (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)]
  right: [(expression_list . (_) . (_) . (_) @value) (tuple . (_) . (_) . (_) @value)])
(as_pattern_target (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
(for_statement left: (attribute object: (identifier) @receiver attribute: (identifier) @name) @definition.ownField)
; a string behind an assignment documents it
((expression_statement (assignment) @documented) . (expression_statement (string) @doc))
; `__slots__` declares fields
(class_definition body: (block (expression_statement (assignment left: (identifier) @_slots
  right: [(tuple (string (string_content) @definition.parameterField @name)) (list (string (string_content) @definition.parameterField @name))])))
  (#eq? @_slots "__slots__"))
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
(parameters (typed_parameter . (list_splat_pattern (identifier) @local) type: (type) @type.many))
(parameters (typed_parameter . (dictionary_splat_pattern (identifier) @local)))
(parameters (default_parameter name: (identifier) @local value: (_) @value))
(parameters (typed_default_parameter name: (identifier) @local type: (type) @type value: (_) @value))
(parameters [(list_splat_pattern (identifier) @local) (dictionary_splat_pattern (identifier) @local)])
(lambda_parameters (identifier) @local)
(lambda_parameters (default_parameter name: (identifier) @local value: (_) @value))
(lambda_parameters [(list_splat_pattern (identifier) @local) (dictionary_splat_pattern (identifier) @local)])
; `X: TypeAlias = Foo | None` is another name of a type, said before what the statement is otherwise.
(assignment left: (identifier) @binding type: (type [(identifier) (attribute)] @_alias) right: (_) @type
  (#match? @_alias "(^|[._])TypeAlias$")) @binding.whole
(assignment left: (identifier) @binding type: (type)? @type right: (_)? @value) @binding.whole
(assignment left: (pattern_list (identifier) @binding))
(assignment left: (tuple_pattern (identifier) @binding))
(assignment left: (list_pattern (identifier) @binding))
(assignment left: [(pattern_list (list_splat_pattern (identifier) @binding)) (tuple_pattern (list_splat_pattern (identifier) @binding))])
(assignment left: (_ [(tuple_pattern (identifier) @binding) (list_pattern (identifier) @binding)]))
(assignment left: (_ (_ (list_splat_pattern (identifier) @binding))))
; `a, b = f()`: parts of one value; `a, b = x, y`: each its own.
(assignment left: [(pattern_list . (identifier) @binding) (tuple_pattern . (identifier) @binding)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.first)
(assignment left: [(pattern_list . (_) . (identifier) @binding) (tuple_pattern . (_) . (identifier) @binding)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.second)
(assignment left: [(pattern_list . (_) . (_) . (identifier) @binding) (tuple_pattern . (_) . (_) . (identifier) @binding)]
  right: [(identifier) (attribute) (call) (subscript) (await) (conditional_expression) (parenthesized_expression)] @value.third)
(assignment left: [(pattern_list . (identifier) @binding) (tuple_pattern . (identifier) @binding)]
  right: [(expression_list . (_) @value) (tuple . (_) @value)])
(assignment left: [(pattern_list . (_) . (identifier) @binding) (tuple_pattern . (_) . (identifier) @binding)]
  right: [(expression_list . (_) . (_) @value) (tuple . (_) . (_) @value)])
(assignment left: [(pattern_list . (_) . (_) . (identifier) @binding) (tuple_pattern . (_) . (_) . (identifier) @binding)]
  right: [(expression_list . (_) . (_) . (_) @value) (tuple . (_) . (_) . (_) @value)])
(for_statement left: (identifier) @binding right: (_) @each)
; `for each in (a, b)`
(for_statement left: (identifier) @binding right: [(tuple (_) @value) (list (_) @value) (expression_list (_) @value)])
(for_statement left: (_ (identifier) @binding))
(for_statement left: (_ (_ (identifier) @binding)))
(for_statement left: (_ . (identifier) @binding) right: (_) @each.first)
(for_statement left: (_ . (_) . (identifier) @binding) right: (_) @each.second)
(for_statement left: (_ . (_) . (_) . (identifier) @binding) right: (_) @each.third)
(for_in_clause left: (identifier) @local right: (_) @each)
(for_in_clause left: (identifier) @local right: [(tuple (_) @value) (list (_) @value)])
(for_in_clause left: (_ (identifier) @local))
(for_in_clause left: (_ (_ (identifier) @local)))
(for_in_clause left: (_ . (identifier) @local) right: (_) @each.first)
(for_in_clause left: (_ . (_) . (identifier) @local) right: (_) @each.second)
(for_in_clause left: (_ . (_) . (_) . (identifier) @local) right: (_) @each.third)
; a part of a part: `for name, (key, value) in pairs`
(for_statement left: (_ . (tuple_pattern . (identifier) @binding)) right: (_) @each.first.first)
(for_statement left: (_ . (tuple_pattern . (_) . (identifier) @binding)) right: (_) @each.first.second)
(for_statement left: (_ . (_) . (tuple_pattern . (identifier) @binding)) right: (_) @each.second.first)
(for_statement left: (_ . (_) . (tuple_pattern . (_) . (identifier) @binding)) right: (_) @each.second.second)
(for_in_clause left: (_ . (tuple_pattern . (identifier) @local)) right: (_) @each.first.first)
(for_in_clause left: (_ . (tuple_pattern . (_) . (identifier) @local)) right: (_) @each.first.second)
(for_in_clause left: (_ . (_) . (tuple_pattern . (identifier) @local)) right: (_) @each.second.first)
(for_in_clause left: (_ . (_) . (tuple_pattern . (_) . (identifier) @local)) right: (_) @each.second.second)
; `xs.sort(key=lambda x: …)`; other functions that hand on elements are read by `callForms`
(call function: (attribute object: (_) @each attribute: (identifier) @_sort) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (lambda parameters: (lambda_parameters . (identifier) @local .))))
  (#eq? @_sort "sort") (#eq? @_key "key"))
(with_item value: (as_pattern (_) @entered alias: (as_pattern_target (identifier) @binding)))
(with_item value: (as_pattern alias: (as_pattern_target (_ (identifier) @binding))))
(with_item value: (as_pattern (_) @entered.first alias: (as_pattern_target (_ . (identifier) @binding))))
(with_item value: (as_pattern (_) @entered.second alias: (as_pattern_target (_ . (_) . (identifier) @binding))))
(except_clause value: (as_pattern [(identifier) (attribute)] @type alias: (as_pattern_target (identifier) @binding)))
(except_clause value: (as_pattern (tuple [(identifier) (attribute)] @type) alias: (as_pattern_target (identifier) @binding)))
(except_clause value: (as_pattern alias: (as_pattern_target (identifier) @binding)))
(case_pattern (as_pattern (case_pattern (class_pattern (dotted_name) @type)) (identifier) @binding))
(case_pattern (as_pattern (identifier) @binding))
(case_pattern (dotted_name . (identifier) @binding .))
(keyword_pattern . (identifier) @ignored)
(keyword_pattern (dotted_name . (identifier) @binding .))
(case_pattern (splat_pattern (identifier) @binding))
(named_expression name: (identifier) @binding value: (_) @value)
(global_statement (identifier) @outside)
(nonlocal_statement (identifier) @outside)
; --- a class pattern says of what type its subject is; what `isinstance` says is read by `callForms`
(match_statement subject: (identifier) @narrowed
  body: (block (case_clause (case_pattern [
    (class_pattern (dotted_name) @type)
    (as_pattern (case_pattern (class_pattern (dotted_name) @type)))
    (union_pattern (class_pattern (dotted_name) @type))]) consequence: (block) @region)))

; --- expressions
(identifier) @name.use
(attribute object: (_) @object attribute: (identifier) @property) @member
(call function: (_) @object) @call
; `[*f()]` is read as a call of `*f`
(call function: (list_splat (_) @object)) @call
(subscript value: (_) @object) @element
(subscript value: (_) @object subscript: (slice)) @slice
((subscript value: (_) @object subscript: (string . (string_start) . (string_content) @property . (string_end) .)) @element.named
  (#match? @property "^[A-Za-z_]\\w*$"))
(await (_) @object) @await
(parenthesized_expression (_) @object) @transparent
(boolean_operator left: (_) @option right: (_) @option) @choice
(conditional_expression . (_) @option (_) (_) @option .) @choice
(return_statement (_) @returned)
(yield "yield" . (_) @yielded)
(yield "from" (_) @returned)
(list . (_) @object) @collection
(set . (_) @object) @collection
; `[*items]` holds what the items hold
(list . [(list_splat (_) @object) (call function: (list_splat)) @object]) @transparent
(set . [(list_splat (_) @object) (call function: (list_splat)) @object]) @transparent
(list_comprehension body: (_) @object) @collection
(set_comprehension body: (_) @object) @collection
(generator_expression body: (_) @object) @collection
(dictionary . (pair value: (_) @object)) @collection.keyed
(dictionary_comprehension body: (pair value: (_) @object)) @collection.keyed
(assignment right: (_) @object) @transparent
(named_expression value: (_) @object) @transparent
; `Alias = Optional[Foo]` at module level is a type.
(assignment left: (identifier) right: (subscript value: [(identifier) (attribute)] @_form) @cast @type
  (#match? @_form "^(typing\\.|t\\.)?(Optional|Union|Annotated|List|Dict|Sequence|Iterable|Type|type|list|dict|Callable)$"))
(keyword_argument name: (identifier) @ignored)
(type [(string) (binary_operator) (subscript) (generic_type)] @type.quoted)

; --- what an import of everything brings, and what type checkers pass over
(module (expression_statement (assignment left: (identifier) @_all) @listed) (#eq? @_all "__all__"))
(module (expression_statement (augmented_assignment left: (identifier) @_all) @listed) (#eq? @_all "__all__"))
(module (expression_statement (call function: (attribute object: (identifier) @_all attribute: (identifier) @_extend)) @listed)
  (#eq? @_all "__all__") (#any-of? @_extend "extend" "append"))
(if_statement condition: [(identifier) (attribute)] @_checking alternative: (else_clause body: (block) @shadowed)
  (#match? @_checking "^(\\w+\\.)?TYPE_CHECKING$"))
(if_statement condition: (not_operator argument: [(identifier) (attribute)] @_checking) consequence: (block) @shadowed
  (#match? @_checking "^(\\w+\\.)?TYPE_CHECKING$"))
(if_statement condition: (boolean_operator operator: "and" right: [(identifier) (attribute)] @_checking)
  alternative: (else_clause body: (block) @shadowed) (#match? @_checking "^(\\w+\\.)?TYPE_CHECKING$"))
(if_statement condition: (boolean_operator left: [(identifier) (attribute)] @_checking operator: "and")
  alternative: (else_clause body: (block) @shadowed) (#match? @_checking "^(\\w+\\.)?TYPE_CHECKING$"))
(if_statement condition: (comparison_operator (attribute) @_version operators: [">=" ">"]) alternative: (else_clause body: (block) @shadowed)
  (#eq? @_version "sys.version_info"))
(if_statement condition: (comparison_operator (attribute) @_version operators: ["<" "<="]) consequence: (block) @shadowed
  (#eq? @_version "sys.version_info"))
(if_statement condition: (comparison_operator (attribute) @_platform operators: "==" (string) @_name) consequence: (block) @shadowed
  (#any-of? @_platform "sys.platform" "os.name") (#not-match? @_name "linux|posix"))
(if_statement condition: (comparison_operator (attribute) @_platform operators: "!=" (string) @_name) alternative: (else_clause body: (block) @shadowed)
  (#any-of? @_platform "sys.platform" "os.name") (#not-match? @_name "linux|posix"))

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
