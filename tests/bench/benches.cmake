# What `./check --bench` runs: a program for each bench_*.cpp. Google Benchmark is needed by one of them alone; without
# it that one is left out.
find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS bench/bench_*.cpp)
foreach(source ${bench_sources})
    get_filename_component(name ${source} NAME_WE)
    file(STRINGS ${source} framework REGEX "^#include <benchmark/")
    if(framework AND NOT benchmark_FOUND)
        continue()
    endif()
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    link_rooms(${name} ${source})
    if(framework)
        target_link_libraries(${name} PRIVATE benchmark::benchmark)
    endif()
    # Headers of this folder bring rooms of their own.
    file(STRINGS ${source} whole REGEX "tests/bench/whole_program.h")
    if(whole)
        target_link_libraries(${name} PRIVATE plimsoll_app plimsoll_ui plimsoll_widgets plimsoll_sim plimsoll_feeds
                              plimsoll_model plimsoll_market)
    endif()
    list(APPEND benches ${name})
endforeach()
add_custom_target(benches DEPENDS ${benches})
