// Positions as text: pasted from a spreadsheet or a venue's page, or read from a CSV file. Every line that cannot
// be taken is named with the reason; the others are not lost with it.
#pragma once

#include "model/desk/desk.h"

#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct DeskImport {
    struct Problem {
        int line = 0;  // of the text, from 1
        std::string text;
    };
    std::vector<Position> positions;
    std::vector<Problem> problems;
    std::vector<std::string> ignored;  // columns that say nothing known
    char separator = ',';
    bool header = false;
};

// Tabs, semicolons or commas; with a head line in any order, or without one as venue, asset, side, size, entry,
// leverage, stop. Where semicolons part the cells a comma is a decimal point; "25k" is 25,000. `assets` and
// `symbols` of venues ("1000PEPEUSDT", "BTC-USDT-SWAP") name the unified asset; sizes and prices of its thousands
// are turned into coins.
DeskImport importPositions(std::string_view text);
inline constexpr std::size_t kMostImportLines = 1'000;

// The same columns, tab-separated, that the import reads again.
std::string positionsAsTsv(const std::vector<Position>& positions);

// What is wrong with a position, in words; empty: nothing.
std::string positionProblem(const Position& position);
std::string tradeProblem(const PlannedTrade& trade);

}  // namespace plimsoll
