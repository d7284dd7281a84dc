# runtime.gcda: how often each branch of the runtime is taken while it reads cases of rules and answers. Counted once a build folder: a case that comes or goes
# changes nothing that is worth compiling the runtime anew.
add_subdirectory(train)
set(lines)
foreach(language IN LISTS languages)
  foreach(extension IN LISTS ${language}_extensions)
    file(GLOB_RECURSE own ${PROJECT_SOURCE_DIR}/tests/answers/*${extension} ${PROJECT_SOURCE_DIR}/rules/*/*/cases/*${extension})
    list(SORT own)
    foreach(file IN LISTS own)
      string(APPEND lines "${language} ${file}\n")
    endforeach()
  endforeach()
endforeach()
set(list ${CMAKE_CURRENT_BINARY_DIR}/train.list)
file(CONFIGURE OUTPUT ${list} CONTENT "${lines}" @ONLY)

# A profile is found by the name that the compiler gives to what it writes beside the object, so both objects get the same one.
set(profile ${CMAKE_CURRENT_BINARY_DIR}/runtime)
set(named "-dumpdir;${CMAKE_CURRENT_BINARY_DIR}/;-dumpbase;runtime")
target_compile_options(train_runtime PRIVATE ${named})
add_custom_command(OUTPUT ${profile}.gcda
  COMMAND ${CMAKE_COMMAND} -E rm -f ${profile}.gcda
  COMMAND train ${list}
  DEPENDS train COMMENT "Counting branches of the parser runtime" VERBATIM)
set_source_files_properties(runtime.c PROPERTIES
  COMPILE_OPTIONS "-fprofile-use;${named}" OBJECT_DEPENDS ${profile}.gcda)
