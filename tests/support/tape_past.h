// What has left the newest rows of the liquidation tape, written by the test.
#pragma once

#include "model/snapshots.h"

#include <memory>
#include <utility>
#include <vector>

namespace plimsoll::test {

inline std::shared_ptr<const TapePast> tapePast(std::vector<LiquidationRow> rows, Timestamp since)
{
    auto block = std::make_shared<LiquidationBlock>();
    block->from = happenedAt(rows.front());
    block->to = happenedAt(rows.back());
    block->rows = std::move(rows);
    return std::make_shared<const TapePast>(TapePast{{std::move(block)}, since});
}

}  // namespace plimsoll::test
