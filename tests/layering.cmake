# Checks the directions of includes, so that the layout is enforced and not only drawn.
#
#   cmake -DROOT=FOLDER [-DEXPECTED=FILE] -P layering.cmake
#
# ROOT      the folder that holds the rooms graph, query, loaders and repl (and tests, where only the bans apply)
# EXPECTED  a file with the complaints to expect, one a line: how the fixture proves that a wrong include is found
cmake_minimum_required(VERSION 3.25)

# Who may include whom, and within query/ which stage sees which.
set(graph_sees graph)
set(query_sees graph query)
set(loaders_sees graph loaders)
set(repl_sees graph query loaders repl)
set(syntax_sees syntax)
set(bind_sees syntax bind)
set(plan_sees syntax bind plan)
set(exec_sees syntax bind plan exec)

# One door a dependency: `include pattern` and the files that may open it ("" for none).
set(doors
    "^sqlite3\\.h$"                                       "^(graph/storage|tests/graph/(storage|failing_disk))"
    "^xxhash\\.h$"                                        "^graph/storage_base"
    "^(frog|ucto|libfolia|ticcutils|timbl|mbt)/"          "^loaders/annotate/frog"
    "^gumbo\\.h$"                                         "^loaders/read/html"
    "^libxml/"                                            "^loaders/read/xml"
    "^zip\\.h$"                                           "^loaders/read/archive"
    "^readline/"                                          "^repl/edit/line_editor"
    "^tao/pegtl"                                          "^query/syntax/"
    "^(regex|boost/regex.*|boost/xpressive/.*)$"          "^$"
    "^graphviz/"                                          "^$")

set(complaints "")

function(complain file line what)
    set(complaints ${complaints} "${file}:${line}: ${what}" PARENT_SCOPE)
endfunction()

# "query/plan/rewrite.cpp" gives the room "query" and the stage "plan"; "query/query.cpp" has no stage.
function(place path room stage)
    string(REGEX MATCH "^[^/]+" found_room "${path}")
    set(found_stage "")
    if(path MATCHES "^query/(syntax|bind|plan|exec)/")
        set(found_stage ${CMAKE_MATCH_1})
    endif()
    set(${room} "${found_room}" PARENT_SCOPE)
    set(${stage} "${found_stage}" PARENT_SCOPE)
endfunction()

function(check_direction file line included)
    place("${file}" room stage)
    place("${included}" other other_stage)
    if(room STREQUAL "tests" OR (NOT DEFINED ${other}_sees AND NOT other STREQUAL "tests"))
        return()  # tests see everything, and other folders are the system's
    endif()
    if(NOT other IN_LIST ${room}_sees)
        complain("${file}" ${line} "${room} must not include ${other} (${included})")
    elseif(stage AND other_stage AND NOT other_stage IN_LIST ${stage}_sees)
        complain("${file}" ${line} "query/${stage} must not include query/${other_stage} (${included})")
    endif()
    set(complaints "${complaints}" PARENT_SCOPE)
endfunction()

function(check_doors file line included)
    list(LENGTH doors length)
    math(EXPR last "${length} - 1")
    foreach(at RANGE 0 ${last} 2)
        list(GET doors ${at} pattern)
        math(EXPR after "${at} + 1")
        list(GET doors ${after} door)
        if(included MATCHES "${pattern}" AND NOT file MATCHES "${door}")
            complain("${file}" ${line} "<${included}> is not for this file")
        endif()
    endforeach()
    set(complaints "${complaints}" PARENT_SCOPE)
endfunction()

function(check_file file)
    file(READ "${ROOT}/${file}" text)
    string(REPLACE ";" "," text "${text}")  # a list separator to CMake, nothing to an include
    string(REGEX REPLACE "[][]" "_" text "${text}")  # an unclosed bracket would hold list elements together
    string(REPLACE "\n" ";" lines "${text}")
    set(number 0)
    foreach(line IN LISTS lines)
        math(EXPR number "${number} + 1")
        if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"]")
            set(included "${CMAKE_MATCH_1}")
            check_direction("${file}" ${number} "${included}")
            check_doors("${file}" ${number} "${included}")
        endif()
    endforeach()
    set(complaints "${complaints}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${ROOT}"
     "${ROOT}/graph/*.[ch]pp" "${ROOT}/query/*.[ch]pp" "${ROOT}/loaders/*.[ch]pp" "${ROOT}/repl/*.[ch]pp"
     "${ROOT}/tests/*.[ch]pp")
list(FILTER files EXCLUDE REGEX "^tests/layering/")
if(NOT files)
    message(FATAL_ERROR "no sources under ${ROOT}")
endif()
foreach(file IN LISTS files)
    check_file("${file}")
endforeach()

set(expected "")
if(EXPECTED)
    file(STRINGS "${EXPECTED}" expected)
endif()
list(SORT complaints)
list(SORT expected)
if(NOT complaints STREQUAL expected)
    list(JOIN complaints "\n  " found)
    list(JOIN expected "\n  " wanted)
    if(EXPECTED)
        message(FATAL_ERROR "the complaints are not those expected\nfound\n  ${found}\nexpected\n  ${wanted}")
    endif()
    message(FATAL_ERROR "includes against the layout:\n  ${found}")
endif()
list(LENGTH files count)
message(STATUS "${count} files keep the directions")
