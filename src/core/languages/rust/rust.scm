; What Rust's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions: functions by where they stand, since those of an `impl` belong to its type
(source_file (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.function)
(mod_item body: (declaration_list (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.function))
(block (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.function)
(foreign_mod_item body: (declaration_list (function_signature_item name: (identifier) @name return_type: (_)? @returns) @definition.signature))
(trait_item body: (declaration_list (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.method))
(trait_item body: (declaration_list (function_signature_item name: (identifier) @name return_type: (_)? @returns) @definition.methodSignature))
(impl_item !trait type: (_) @owner body: (declaration_list (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.method))
(impl_item trait: (_) @trait type: (_) @owner body: (declaration_list (function_item name: (identifier) @name return_type: (_)? @returns body: (block) @body) @definition.method))
(macro_definition name: (identifier) @name) @definition.function

(struct_item name: (type_identifier) @name body: (field_declaration_list) @body) @definition.class
(struct_item name: (type_identifier) @name body: (ordered_field_declaration_list) @type) @definition.class
(struct_item name: (type_identifier) @name !body) @definition.class
(union_item name: (type_identifier) @name body: (_) @body) @definition.class
(enum_item name: (type_identifier) @name body: (_) @body) @definition.enum
(enum_variant name: (identifier) @name body: (ordered_field_declaration_list) @type) @definition.member
(enum_variant name: (identifier) @name body: (field_declaration_list)) @definition.member
(enum_variant name: (identifier) @name !body) @definition.member
(field_declaration name: (field_identifier) @name type: (_) @type) @definition.field
(trait_item name: (type_identifier) @name body: (_) @body) @definition.interface
(mod_item name: (identifier) @name body: (_) @body) @definition.namespace
(source_file (type_item name: (type_identifier) @name type: (_) @type) @definition.type)
(block (type_item name: (type_identifier) @name type: (_) @type) @definition.type)
(mod_item body: (declaration_list (type_item name: (type_identifier) @name type: (_) @type) @definition.type))
(foreign_mod_item body: (declaration_list (type_item name: (type_identifier) @name type: (_) @type) @definition.type))
(trait_item body: (declaration_list (type_item name: (type_identifier) @name type: (_) @type) @definition.type))
(impl_item type: (_) @owner body: (declaration_list (type_item name: (type_identifier) @name type: (_) @type) @definition.type))
(associated_type name: (type_identifier) @name bounds: (trait_bounds) @type) @definition.type
(associated_type name: (type_identifier) @name !bounds) @definition.type
(source_file (const_item name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant (#not-eq? @name "_"))
(block (const_item name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant (#not-eq? @name "_"))
(mod_item body: (declaration_list (const_item name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant (#not-eq? @name "_")))
(trait_item body: (declaration_list (const_item name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant))
(impl_item type: (_) @owner body: (declaration_list (const_item name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant))
(static_item "static" . name: (identifier) @name type: (_) @type value: (_)? @value) @definition.constant
(static_item (mutable_specifier) name: (identifier) @name type: (_) @type value: (_)? @value) @definition.variable

(trait_item bounds: (trait_bounds [(type_identifier) (scoped_type_identifier)] @base))
(trait_item bounds: (trait_bounds (generic_type type: (_) @base)))
(impl_item trait: [(type_identifier) (scoped_type_identifier)] @base type: (_) @owner)
(impl_item trait: (generic_type type: (_) @base) type: (_) @owner)
(line_comment) @comment
(block_comment) @comment

; --- attributes and visibility
((attribute_item)+ @decorator . [(line_comment) (block_comment)]* . [
    (function_item) (function_signature_item) (macro_definition) (struct_item) (union_item) (enum_item) (enum_variant) (field_declaration)
    (trait_item) (mod_item) (type_item) (associated_type) (const_item) (static_item)
  ] @decorated)
(attribute_item) @opaque
(inner_attribute_item) @opaque
(visibility_modifier) @opaque
(enum_variant) @visible
(enum_variant body: (field_declaration_list (field_declaration) @visible))
(trait_item body: (declaration_list [(function_item) (function_signature_item) (type_item) (associated_type) (const_item)] @visible))
(impl_item trait: (_) body: (declaration_list [(function_item) (type_item) (const_item)] @visible))
(macro_definition (macro_rule) @opaque)

; --- scopes and the names they bind
(impl_item) @scope.block
(struct_item type_parameters: (_) body: (ordered_field_declaration_list)) @scope.block
(type_item) @scope.block
(associated_type) @scope.block
(function_signature_item) @scope
(function_type) @scope
(closure_expression) @scope
(block) @scope.block
(if_expression) @scope.block
(while_expression) @scope.block
(for_expression) @scope.block
(match_arm) @scope.block
(type_parameter name: (type_identifier) @typevar bounds: (trait_bounds (_) @type)?)
(where_predicate left: (type_identifier) @typevar bounds: (trait_bounds (_) @type)?)
; `impl<T: Bound> Holder<T>` says it of what the fields hold as well
(impl_item type_parameters: (type_parameters (type_parameter name: (type_identifier) @typevar bounds: (trait_bounds (_) @type)))
  type: (generic_type type: (type_identifier) @owner))
(impl_item type: (generic_type type: (type_identifier) @owner)
  (where_clause (where_predicate left: (type_identifier) @typevar bounds: (trait_bounds (_) @type))))
(const_parameter name: (identifier) @local)
(parameter pattern: (identifier) @local type: (_) @type)
(parameter pattern: (reference_pattern (identifier) @local) type: (_) @type)
(parameter pattern: (tuple_pattern . (identifier) @local))
(let_declaration pattern: (identifier) @local type: (_) @type)
((let_declaration pattern: [(identifier) @local (mut_pattern (identifier) @local)] type: (_) @type value: (_) @value) (#match? @type "\\b_\\b"))
(let_declaration pattern: (identifier) @local !type value: (_)? @value)
; of a pair; what `_` passes over has no node of its own, so that the text tells the first from the second
((let_declaration pattern: (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair value: (_) @value.first) (#not-match? @_pair "^\\(\\s*_\\s*,"))
((let_declaration pattern: (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair value: (_) @value.second) (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
(let_declaration pattern: (tuple_pattern . (_) . (_) . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local)]) value: (_) @value.third)
(let_declaration pattern: (tuple_struct_pattern type: (identifier) @_some . (identifier) @local) value: (_) @value.inner (#any-of? @_some "Some" "Ok"))
((let_declaration pattern: (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair) value: (_) @value.first) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,"))
((let_declaration pattern: (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair) value: (_) @value.second) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
(let_declaration pattern: (tuple_pattern . (identifier) @local) value: (tuple_expression . (_) @value))
(let_declaration pattern: (tuple_pattern . (_) . (identifier) @local) value: (tuple_expression . (_) . (_) @value))
(let_declaration pattern: (tuple_pattern . (_) . (_) . (identifier) @local) value: (tuple_expression . (_) . (_) . (_) @value))
(let_declaration pattern: (slice_pattern (identifier) @local) value: (_) @iterated)
(let_condition pattern: (slice_pattern (identifier) @local) value: (_) @iterated)
(match_expression value: (_) @iterated body: (match_block (match_arm pattern: (match_pattern . (slice_pattern (identifier) @local)))))
(let_condition pattern: (identifier) @local value: (_) @value)
(let_condition pattern: (tuple_struct_pattern type: (identifier) @_some . (identifier) @local) value: (_) @value.inner (#any-of? @_some "Some" "Ok"))
(let_condition pattern: (tuple_struct_pattern type: (identifier) @_some . [(ref_pattern (identifier) @local) (ref_pattern (mut_pattern (identifier) @local)) (mut_pattern (identifier) @local) (reference_pattern (identifier) @local)]) value: (_) @value.inner (#any-of? @_some "Some" "Ok"))
((let_condition pattern: (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair) value: (_) @value.first) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,"))
((let_condition pattern: (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair) value: (_) @value.second) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
(match_expression value: (_) @value body: (match_block (match_arm pattern: (match_pattern . (identifier) @local))) (#match? @local "^[a-z_]"))
(match_expression value: (_) @value.inner body: (match_block (match_arm pattern: (match_pattern . (tuple_struct_pattern type: (identifier) @_some . (identifier) @local)))) (#any-of? @_some "Some" "Ok"))
(match_expression value: (_) @value.inner body: (match_block (match_arm pattern: (match_pattern . (tuple_struct_pattern type: (identifier) @_some . [(ref_pattern (identifier) @local) (ref_pattern (mut_pattern (identifier) @local)) (mut_pattern (identifier) @local) (reference_pattern (identifier) @local)])))) (#any-of? @_some "Some" "Ok"))
((match_expression value: (_) @value.first body: (match_block (match_arm pattern: (match_pattern . (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair))))) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,"))
((match_expression value: (_) @value.second body: (match_block (match_arm pattern: (match_pattern . (tuple_struct_pattern type: (identifier) @_some . (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair))))) (#any-of? @_some "Some" "Ok") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
(match_expression value: (_) @value body: (match_block (match_arm pattern: (match_pattern . (captured_pattern . (identifier) @local)))))
; what is wrong where it went wrong
(match_expression value: (_) @value.failed body: (match_block (match_arm pattern: (match_pattern . (tuple_struct_pattern type: (identifier) @_err . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local)])))) (#eq? @_err "Err"))
(let_condition pattern: (tuple_struct_pattern type: (identifier) @_err . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local)]) value: (_) @value.failed (#eq? @_err "Err"))
(call_expression function: (field_expression value: (_) @value.failed field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . [(identifier) @local (mut_pattern (identifier) @local) (reference_pattern (identifier) @local)] .)))
  (#any-of? @_each "map_err" "unwrap_or_else" "or_else" "inspect_err" "is_err_and"))
; each of several values that are matched together
((match_expression value: (tuple_expression . (_) @value.inner) body: (match_block (match_arm pattern: (match_pattern . (tuple_pattern . (tuple_struct_pattern type: (identifier) @_some . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) . ["_" (_)]) @_pair))))
  (#not-match? @_pair "^\\(\\s*_\\s*,") (#any-of? @_some "Some" "Ok"))
((let_condition pattern: (tuple_pattern . (tuple_struct_pattern type: (identifier) @_some . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) . ["_" (_)]) @_pair value: (tuple_expression . (_) @value.inner))
  (#not-match? @_pair "^\\(\\s*_\\s*,") (#any-of? @_some "Some" "Ok"))
((match_expression value: (tuple_expression . (_) @value) body: (match_block (match_arm pattern: (match_pattern . (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair))))
  (#not-match? @_pair "^\\(\\s*_\\s*,"))
((let_condition pattern: (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair value: (tuple_expression . (_) @value))
  (#not-match? @_pair "^\\(\\s*_\\s*,"))
((match_expression value: (tuple_expression . (_) . (_) @value.inner) body: (match_block (match_arm pattern: (match_pattern . (tuple_pattern . ["_" (_)] . (tuple_struct_pattern type: (identifier) @_some . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)])) @_pair))))
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]") (#any-of? @_some "Some" "Ok"))
((let_condition pattern: (tuple_pattern . ["_" (_)] . (tuple_struct_pattern type: (identifier) @_some . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)])) @_pair value: (tuple_expression . (_) . (_) @value.inner))
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]") (#any-of? @_some "Some" "Ok"))
((match_expression value: (tuple_expression . (_) . (_) @value) body: (match_block (match_arm pattern: (match_pattern . (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair))))
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((let_condition pattern: (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair value: (tuple_expression . (_) . (_) @value))
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
; `Kind::Small(a, b)` gives the parts of the variant or struct that it names
(tuple_struct_pattern type: (_) @value.first . (identifier) @local (#not-any-of? @value.first "Some" "Ok" "Err"))
(tuple_struct_pattern type: (_) @value.second . (_) . (identifier) @local)
(tuple_struct_pattern type: (_) @value.third . (_) . (_) . (identifier) @local)
(tuple_struct_pattern type: (_) @value.first . [(ref_pattern (identifier) @local) (ref_pattern (mut_pattern (identifier) @local)) (mut_pattern (identifier) @local) (reference_pattern (identifier) @local)] (#not-any-of? @value.first "Some" "Ok" "Err"))
(tuple_struct_pattern type: (_) @value.second . (_) . [(ref_pattern (identifier) @local) (ref_pattern (mut_pattern (identifier) @local)) (mut_pattern (identifier) @local)])
(struct_pattern type: (_) @value (field_pattern name: (shorthand_field_identifier) @local @binding.key))
(struct_pattern type: (_) @value (field_pattern name: (field_identifier) @binding.key pattern: (identifier) @local))
(struct_pattern type: (_) @value (field_pattern name: (field_identifier) @binding.key pattern: [(ref_pattern (identifier) @local) (ref_pattern (mut_pattern (identifier) @local)) (mut_pattern (identifier) @local)]))
; any other name in a pattern hides what it meant outside
(tuple_pattern (identifier) @local (#match? @local "^[a-z_]"))
(slice_pattern (identifier) @local (#match? @local "^[a-z_]"))
(tuple_struct_pattern (identifier) @local . ")" (#match? @local "^[a-z_]"))
(tuple_struct_pattern type: (_) (identifier) @local (#match? @local "^[a-z_]"))
(or_pattern (identifier) @local (#match? @local "^[a-z_]"))
(captured_pattern . (identifier) @local)
(ref_pattern (identifier) @local)
(mut_pattern (identifier) @local)
(for_expression pattern: (identifier) @local value: (_) @each)
(for_expression pattern: (reference_pattern (identifier) @local) value: (_) @each)
((for_expression pattern: (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair value: (_) @each.first) (#not-match? @_pair "^\\(\\s*_\\s*,"))
((for_expression pattern: (reference_pattern (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair) value: (_) @each.first) (#not-match? @_pair "^\\(\\s*_\\s*,"))
((for_expression pattern: (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair value: (_) @each.second) (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((for_expression pattern: (reference_pattern (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair) value: (_) @each.second) (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((for_expression pattern: (tuple_pattern . ["_" (_)] . [(tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair (reference_pattern (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair)])
  value: (call_expression function: (field_expression value: (_) @each.first field: (field_identifier) @_each))) (#eq? @_each "enumerate") (#not-match? @_pair "^\\(\\s*_\\s*,"))
((for_expression pattern: (tuple_pattern . ["_" (_)] . [(tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair (reference_pattern (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair)])
  value: (call_expression function: (field_expression value: (_) @each.second field: (field_identifier) @_each))) (#eq? @_each "enumerate") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((for_expression pattern: (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair
  value: (call_expression function: (field_expression value: (_) @each field: (field_identifier) @_each))) (#eq? @_each "zip") (#not-match? @_pair "^\\(\\s*_\\s*,"))
((for_expression pattern: (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair
  value: (call_expression function: (field_expression field: (field_identifier) @_each) arguments: (arguments . (_) @each .))) (#eq? @_each "zip") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((for_expression pattern: (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair
  value: (call_expression function: (field_expression value: (_) @each field: (field_identifier) @_each))) (#eq? @_each "enumerate") (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
(closure_parameters (identifier) @local)
(closure_parameters (reference_pattern (identifier) @local))
(call_expression function: (field_expression value: (_) @iterated field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . [(identifier) @local (reference_pattern (identifier) @local)] .)))
  (#any-of? @_each "map" "filter" "for_each" "any" "all" "find" "position" "rposition" "take_while" "skip_while" "filter_map" "flat_map"
    "and_then" "inspect" "retain" "retain_mut" "partition" "max_by_key" "min_by_key" "sort_by_key" "sort_unstable_by_key" "sort_by_cached_key"
    "is_some_and" "is_ok_and" "is_none_or" "map_while" "find_map" "try_for_each" "partition_point" "binary_search_by" "binary_search_by_key"
    "dedup_by_key" "map_ok"))
((call_expression function: (field_expression value: (_) @iterated.first field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . [(tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair (reference_pattern (tuple_pattern . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)] . ["_" (_)]) @_pair)] .))))
  (#any-of? @_each "map" "filter" "for_each" "any" "all" "find" "position" "rposition" "take_while" "skip_while" "filter_map" "flat_map"
    "and_then" "inspect" "retain" "retain_mut" "partition" "max_by_key" "min_by_key" "sort_by_key" "sort_unstable_by_key" "sort_by_cached_key"
    "is_some_and" "is_ok_and" "is_none_or" "map_while" "find_map" "try_for_each" "partition_point" "map_ok")
  (#not-match? @_pair "^\\(\\s*_\\s*,"))
((call_expression function: (field_expression value: (_) @iterated.second field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . [(tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair (reference_pattern (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair)] .))))
  (#any-of? @_each "map" "filter" "for_each" "any" "all" "find" "position" "rposition" "take_while" "skip_while" "filter_map" "flat_map"
    "and_then" "inspect" "retain" "retain_mut" "partition" "max_by_key" "min_by_key" "sort_by_key" "sort_unstable_by_key" "sort_by_cached_key"
    "is_some_and" "is_ok_and" "is_none_or" "map_while" "find_map" "try_for_each" "partition_point" "map_ok")
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
((call_expression function: (field_expression
    value: (call_expression function: (field_expression value: (_) @iterated field: (field_identifier) @_numbered)) field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . [(tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair (reference_pattern (tuple_pattern . ["_" (_)] . [(identifier) @local (mut_pattern (identifier) @local) (ref_pattern (identifier) @local) (reference_pattern (identifier) @local)]) @_pair)] .))))
  (#eq? @_numbered "enumerate") (#any-of? @_each "map" "filter" "for_each" "any" "all" "find" "position" "rposition" "take_while" "skip_while" "filter_map" "flat_map"
    "and_then" "inspect" "retain" "retain_mut" "partition" "max_by_key" "min_by_key" "sort_by_key" "sort_unstable_by_key" "sort_by_cached_key"
    "is_some_and" "is_ok_and" "is_none_or" "map_while" "find_map" "try_for_each" "partition_point" "map_ok")
  (#not-match? @_pair "^\\(\\s*_\\s*,\\s*_\\s*[,)]"))
; what a map keeps is told by its key and its value
(call_expression function: (field_expression value: (_) @each.first field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . (identifier) @local . (_) .))) (#any-of? @_each "retain" "retain_mut"))
(call_expression function: (field_expression value: (_) @each.second field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters . (_) . (identifier) @local .))) (#any-of? @_each "retain" "retain_mut"))
(call_expression function: (field_expression value: (_) @iterated field: (field_identifier) @_each)
  arguments: (arguments (_) . (closure_expression parameters: (closure_parameters . (identifier) @local .)))
  (#any-of? @_each "map_or" "map_or_else" "binary_search_by_key"))
(call_expression function: (field_expression value: (_) @iterated field: (field_identifier) @_each)
  arguments: (arguments . (closure_expression parameters: (closure_parameters (identifier) @local)))
  (#any-of? @_each "sort_by" "sort_unstable_by" "max_by" "min_by" "reduce" "dedup_by"))
(call_expression function: (field_expression value: (_) @iterated field: (field_identifier) @_each)
  arguments: (arguments (_) . (closure_expression parameters: (closure_parameters . (_) . [(identifier) @local (reference_pattern (identifier) @local)] .)))
  (#any-of? @_each "fold" "try_fold"))
(call_expression function: (field_expression field: (field_identifier) @_each)
  arguments: (arguments . (_) @value . (closure_expression parameters: (closure_parameters . (identifier) @local)))
  (#any-of? @_each "fold" "try_fold"))

; what a function of the workspace passes to a closure is said by its header
(call_expression function: (_) @callee arguments: (arguments (closure_expression) @callback))

; --- expressions
(identifier) @name.use
(type_identifier) @name.use
(_expression/self) @this
(scoped_identifier path: [(crate) (self) (super)] @name.use)
(scoped_type_identifier path: [(crate) (self) (super)] @name.use)
(scoped_identifier path: (identifier) @name.path)
(scoped_identifier path: (_) @object name: (_) @property) @member
(scoped_type_identifier path: (_) @object name: (_) @property) @member
(scoped_identifier !path name: (_) @object) @transparent
(scoped_type_identifier !path name: (_) @object) @transparent
(bracketed_type [(type_identifier) (scoped_type_identifier) (generic_type)] @object) @transparent
(bracketed_type (reference_type type: (_) @object)) @transparent
(bracketed_type (qualified_type type: [(type_identifier) (scoped_type_identifier) (generic_type)] @object)) @transparent
(bracketed_type (qualified_type type: [(primitive_type) (reference_type) (array_type) (tuple_type)] alias: (_) @object)) @transparent
(generic_type type: (_) @object) @transparent
(generic_type_with_turbofish type: (_) @object) @transparent
(generic_function function: (_) @object) @transparent
(field_expression value: (_) @object field: (_) @property) @member
(call_expression function: (_) @object) @call
(macro_invocation macro: (_) @object) @call
(macro_invocation (token_tree) @opaque)
(index_expression . (_) @object . (range_expression) .) @transparent
(index_expression . (_) @object) @element
(array_expression . (_) @object) @array
(tuple_expression) @together
; `vec![…]` as it is read: a number cannot be joined with an array
(binary_expression left: (integer_literal) right: (array_expression) @object) @transparent
(try_expression (_) @object) @unwrap
(await_expression (_) @object) @await
(parenthesized_expression (_) @object) @transparent
; `(self.run)(x)` calls what the field holds, no method
(call_expression function: (parenthesized_expression (field_expression) @object) @unwrap)
(reference_expression value: (_) @object) @transparent
(unary_expression "*" (_) @object) @transparent
; the first star before a `&self` gives what has the methods around, the next what that points to
(unary_expression "*" (unary_expression "*" [(self) (unary_expression "*" (self))]) @object) @pointed
(unsafe_block (block) @object) @transparent
(block (_) @object .) @transparent
(if_expression consequence: (_) @option alternative: (else_clause (_) @option)) @choice
(match_expression body: (match_block (match_arm value: (_) @option))) @choice
(type_cast_expression type: (_) @type) @cast
(struct_expression name: (_) @type) @cast
; the keys are fields: of the type that is meant, or of the variant that a path names
(struct_expression name: [(type_identifier) (generic_type_with_turbofish)]
  body: (field_initializer_list [(field_initializer field: (field_identifier) @property @member) (shorthand_field_initializer (identifier) @property @member)])) @object
(struct_expression name: (scoped_type_identifier) @object
  body: (field_initializer_list [(field_initializer field: (field_identifier) @property @member) (shorthand_field_initializer (identifier) @property @member)]))
; the `default` that is meant is that of the field's type, or of the type itself
((field_initializer field: (field_identifier) @object
  value: (call_expression function: (scoped_identifier path: (identifier) @_trait name: (identifier) @property))) @call
  (#eq? @_trait "Default"))
((struct_expression name: [(type_identifier) (scoped_type_identifier)] @object body: (field_initializer_list
  (base_field_initializer (call_expression function: (scoped_identifier path: (identifier) @_trait name: (identifier) @property))) @call))
  (#eq? @_trait "Default"))
(struct_pattern type: (_) @object (field_pattern name: [(field_identifier) (shorthand_field_identifier)] @property @member))
(lifetime (identifier) @ignored)
(label (identifier) @ignored)
(type_binding name: (type_identifier) @ignored)
(mod_item name: (identifier) @ignored !body)

; --- modules and imports
(use_declaration) @import.text
(extern_crate_declaration) @import.text
(mod_item !body) @import.text
((attribute_item (attribute (identifier) @_path value: (string_literal (string_content) @import.from)))
  . [(attribute_item) (line_comment)]* . (mod_item name: (identifier) @import.namespace !body) (#eq? @_path "path"))
; under one condition or another the module is in this file or that
((attribute_item (attribute (identifier) @_path arguments: (token_tree (identifier) @_key . (string_literal (string_content) @import.from))))
  . [(attribute_item) (line_comment)]* . (mod_item name: (identifier) @import.namespace !body) (#eq? @_path "cfg_attr") (#eq? @_key "path"))
