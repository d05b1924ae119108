# The program itself as people and scripts call it. A class of one of these files is one test:
# program/Scripts.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
foreach(file program_test.py command_line_test.py damage_test.py display_test.py import_test.py install_test.py
             kill_test.py readers_test.py picture_test.py report_test.py screen_test.py terminal_test.py)
    set(path ${CMAKE_CURRENT_LIST_DIR}/${file})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(STRINGS ${path} lines REGEX "^class [A-Za-z]+\\(Program\\)")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^class ([A-Za-z]+).*" "\\1" name ${line})
        add_test(NAME program/${name} COMMAND Python3::Interpreter -B ${path} ${name})
        set_tests_properties(program/${name} PROPERTIES TIMEOUT 900 ENVIRONMENT
                             "DOSSIER=$<TARGET_FILE:dossier>;DOSSIER_BUILD=${PROJECT_BINARY_DIR}"
                             SKIP_REGULAR_EXPRESSION "tmux is not installed")
    endforeach()
endforeach()
