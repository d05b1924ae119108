# Each case file is one test, named by its path: case/match/optional_match.
add_executable(dossier_cases case_test.cpp)
target_link_libraries(dossier_cases PRIVATE dossier_test_support)

file(GLOB_RECURSE cases CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/cases ${CMAKE_CURRENT_SOURCE_DIR}/cases/*.case)
foreach(case IN LISTS cases)
    string(REGEX REPLACE "\\.case$" "" name ${case})
    add_test(NAME case/${name} COMMAND dossier_cases ${CMAKE_CURRENT_SOURCE_DIR}/cases/${case})
endforeach()

# A case file in which every case is wrong shows that the runner can fail.
add_test(NAME case_runner_finds_every_fault COMMAND dossier_cases ${CMAKE_CURRENT_SOURCE_DIR}/support/wrong_cases.txt)
set_tests_properties(case_runner_finds_every_fault PROPERTIES PASS_REGULAR_EXPRESSION "7 cases, 7 failed")
