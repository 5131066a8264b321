# The fuzzers: one program, built by clang with sanitizers. Of the upper rooms it has only what is fed, so that it is
# built in a fraction of the time.
set(fed
    app/alert_store app/cli/calc_json app/desk_store app/endpoints_file app/json_file app/json_text app/kept_files
    app/own_file app/preference_fields app/settings_store app/track_store app/voice_store app/webhook_text
    model/alerts/alert_json model/alerts/alert_words model/boards/phase_evidence model/boards/phase_past
    model/boards/phase_stage model/boards/phase_words model/book/book_side model/book/order_book model/desk/desk
    model/desk/desk_address model/desk/desk_import model/metrics/metric_text model/metrics/metric_values
    model/metrics/over_venues model/plain_bytes model/risk/cascade_watch model/risk/evidence_past model/risk/position_rules model/risk/risk_engine
    model/risk/risk_rules model/risk/rule_readings model/risk/track_record model/store/csv model/store/history_csv
    model/store/history_import model/store/schema model/store/sqlite
    tests/support/fixtures tests/support/print_events
    ui/dock_plan ui/export_choice ui/key_words ui/language ui/preferences ui/snapshot_plan ui/still_desktop
    ui/symbol_search ui/voice_post ui/workspace_file
    widgets/color_ramp widgets/format widgets/resources widgets/theme)
set(fed_below plimsoll_sim plimsoll_feeds plimsoll_analytics plimsoll_market SQLite::SQLite3 ZLIB::ZLIB
              PkgConfig::ZSTD simdjson::simdjson)

if(PLIMSOLL_SANITIZE STREQUAL "fuzz")
    list(TRANSFORM fed PREPEND "${CMAKE_SOURCE_DIR}/")
    list(TRANSFORM fed APPEND ".cpp")
    add_executable(plimsoll_fuzz EXCLUDE_FROM_ALL fuzz/fuzz_main.cpp fuzz/no_words.cpp fuzz/simulated.cpp
                   ${fuzz_sources} ${fed} ${CMAKE_SOURCE_DIR}/resources/app.qrc)
    set_target_properties(plimsoll_fuzz PROPERTIES AUTORCC ON AUTOMOC OFF)
    target_link_libraries(plimsoll_fuzz PRIVATE test_flags ${fed_below})
    target_link_options(plimsoll_fuzz PRIVATE -fsanitize=fuzzer)
    target_precompile_headers(plimsoll_fuzz PRIVATE <QtWidgets> <memory> <optional> <string> <vector>)
else()
    # Every build links the same list of what its rooms have compiled: what the list lacks is seen here, and not when
    # somebody wants to fuzz.
    add_executable(fuzz_links fuzz/fuzz_main.cpp fuzz/links_main.cpp fuzz/no_words.cpp fuzz/simulated.cpp
                   ${CMAKE_SOURCE_DIR}/resources/app.qrc $<TARGET_OBJECTS:fuzz_targets>)
    foreach(room "app plimsoll_app" "model plimsoll_model" "ui plimsoll_ui" "widgets plimsoll_widgets"
                 "tests/support test_support")
        separate_arguments(room)
        list(GET room 0 folder)
        list(GET room 1 target)
        set(names ${fed})
        list(FILTER names INCLUDE REGEX "^${folder}/")
        list(TRANSFORM names REPLACE "^${folder}/" "")
        list(JOIN names "|" names)
        target_sources(fuzz_links PRIVATE
            "$<FILTER:$<TARGET_OBJECTS:${target}>,INCLUDE,[.]dir/([.]/)?(support/)?(${names})[.]cpp[.]o$>")
    endforeach()
    set_target_properties(fuzz_links PROPERTIES AUTORCC ON AUTOMOC OFF)
    target_link_libraries(fuzz_links PRIVATE test_flags ${fed_below})
    target_precompile_headers(fuzz_links REUSE_FROM test_support)
endif()
