# kaname_embed(TARGET NAME FOLDER): puts every file below FOLDER into the program with .incbin (fast, whatever the size)
# and makes `std::span<const EmbeddedFile> kaname::embedded::NAME()` (base/embedded.h) out of them.
function(kaname_embed target name folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  list(SORT files)
  set(assembler ".section .rodata\n")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(i 0)
  foreach(file ${files})
    set(symbol "kaname_embedded_${name}_${i}")
    string(APPEND assembler
      ".global ${symbol}\n.global ${symbol}_end\n.balign 16\n${symbol}:\n.incbin \"${folder}/${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "      {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    list(APPEND paths ${folder}/${file})
    math(EXPR i "${i} + 1")
  endforeach()
  string(APPEND assembler ".section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name})
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${assembler}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cpp CONTENT "#include \"base/embedded.h\"

extern \"C\" {
${declarations}}

namespace kaname::embedded {

std::span<const EmbeddedFile> ${name}() {
  static const std::vector<EmbeddedFile> files = {
${rows}  };
  return files;
}

}  // namespace kaname::embedded
" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${out}.S ${out}.cpp)
endfunction()
