# Tests of the layout itself: the directions of includes, and that every header compiles alone.

set(check ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_SOURCE_DIR}/layering.cmake)
add_test(NAME layering COMMAND ${check})
add_test(NAME layering_finds_every_wrong_include
         COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_CURRENT_SOURCE_DIR}/layering/wrong
                 -DEXPECTED=${CMAKE_CURRENT_SOURCE_DIR}/layering/wrong.txt -P ${CMAKE_CURRENT_SOURCE_DIR}/layering.cmake)

# Beside the public headers also those within a room: a header that leans on its includer breaks whoever comes next.
foreach(room graph query loaders repl)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${room}/*.hpp)
    add_library(${room}_headers INTERFACE)
    target_sources(${room}_headers INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
    target_link_libraries(${room}_headers INTERFACE dossier_${room})
    # A room's private includes (PEGTL, Frog, …) are its headers' too.
    target_include_directories(${room}_headers SYSTEM INTERFACE
                               $<TARGET_PROPERTY:dossier_${room},INCLUDE_DIRECTORIES>)
    set_target_properties(${room}_headers PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endforeach()
add_test(NAME headers_compile_alone
         COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target all_verify_interface_header_sets)
