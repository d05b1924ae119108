# What an installation holds beside the libraries and their headers, and the two Debian packages that `cpack -G DEB`
# makes of it: the program with what it reads, and the development files.
include(GNUInstallDirs)
set(repl ${CMAKE_CURRENT_LIST_DIR})

install(TARGETS dossier COMPONENT program)
foreach(folder gazetteer letters annotations questions)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/datasets/${folder} COMPONENT program
            DESTINATION ${CMAKE_INSTALL_DATADIR}/dossier/datasets
            PATTERN rebuild.py EXCLUDE PATTERN sources EXCLUDE)  # what the gazetteer was made with
endforeach()

# A package names somebody who answers for it, and only whoever hands it on knows who that is: they put their own name and
# address here. Until then it says so by a domain that is reserved for addresses that are none (RFC 2606).
set(DOSSIER_MAINTAINER "dossier developers <dossier@address.invalid>" CACHE STRING "Who answers for the packages")
configure_file(${repl}/debian_changelog.in ${PROJECT_BINARY_DIR}/repl/changelog @ONLY)
foreach(page ${repl}/dossier.1 ${PROJECT_BINARY_DIR}/repl/changelog)
    get_filename_component(name ${page} NAME)
    set(compressed_page ${PROJECT_BINARY_DIR}/repl/${name}.gz)
    # -n: no name and no time, so that the same text gives the same bytes
    add_custom_command(OUTPUT ${compressed_page} DEPENDS ${page} VERBATIM COMMAND gzip -9nc ${page} > ${compressed_page})
    list(APPEND compressed ${compressed_page})
endforeach()
add_custom_target(dossier_pages ALL DEPENDS ${compressed})
add_dependencies(dossier dossier_pages)
install(FILES ${PROJECT_BINARY_DIR}/repl/dossier.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/repl/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES ${repl}/debian_copyright RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES ${repl}/debian_copyright RENAME copyright COMPONENT development
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libdossier-dev)
install(FILES ${PROJECT_BINARY_DIR}/repl/changelog.gz COMPONENT development
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libdossier-dev)

foreach(completion bash:bash-completion/completions/dossier zsh:zsh/vendor-completions/_dossier
                   fish:fish/vendor_completions.d/dossier.fish)
    string(REPLACE ":" ";" completion ${completion})
    list(GET completion 0 shell)
    list(GET completion 1 installed)
    get_filename_component(folder ${installed} DIRECTORY)
    get_filename_component(name ${installed} NAME)
    install(FILES ${PROJECT_BINARY_DIR}/repl/dossier.${shell} RENAME ${name} COMPONENT program
            DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dossier)
set(CPACK_PACKAGE_VENDOR dossier)
set(CPACK_PACKAGE_CONTACT "${DOSSIER_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Whatever the umask of whoever packs: folders of a package are 0755.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dossier)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# What no library tells: the language models, time zones; and the programs that are asked for pictures, PDF, long results.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "tzdata")
if(DOSSIER_WITH_FROG)
    string(APPEND CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS ", frogdata, uctodata")
endif()
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "graphviz, poppler-utils, less")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "letters to parliament as a graph of commitments
 Reads letters of Dutch ministers to parliament, builds a graph of actors,
 topics and commitments in which every statement points at the sentence
 that says it, and answers openCypher in a shell. Offline, on one machine.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdossier-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "dossier (= ${PROJECT_VERSION}), libboost-graph-dev, libsqlite3-dev, \
libssl-dev, libfmt-dev, libhowardhinnant-date-dev, libicu-dev, libre2-dev, libxml2-dev, libgumbo-dev, libzip-dev, \
robin-map-dev, tao-pegtl-dev, pkg-config")
if(DOSSIER_WITH_FROG)
    string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
           ", libfrog-dev, libucto-dev, libfolia-dev, libticcutils-dev, libtimbl-dev, libmbt-dev")
endif()
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "graph, query language and letter reader of dossier, for C++
 Static libraries and headers: a property graph that is a Boost.Graph model,
 openCypher on it, and the reader of letters to parliament. In CMake,
 find_package(dossier) gives dossier::graph, dossier::query and
 dossier::loaders.")
include(CPack)
