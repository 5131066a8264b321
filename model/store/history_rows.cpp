#include "model/store/history_rows.h"

#include <iterator>

namespace plimsoll::store {

namespace {

template <typename Row>
void moveAll(std::vector<Row>& to, std::vector<Row>& from)
{
    if (to.empty())
        to.swap(from);
    else
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

}  // namespace

std::string_view entryName(Entry kind)
{
    switch (kind) {
        case Entry::Warning: return "warning";
        case Entry::Alert: return "alert";
        case Entry::Phase: return "phase";
        case Entry::Feed: return "feed";
        case Entry::Note: return "note";
    }
    return {};
}

void HistoryBatch::append(HistoryBatch&& more)
{
    moveAll(instruments, more.instruments);
    moveAll(seconds, more.seconds);
    moveAll(liquidations, more.liquidations);
    moveAll(settled, more.settled);
    moveAll(bars, more.bars);
    moveAll(interests, more.interests);
    moveAll(journal, more.journal);
    moveAll(episodes, more.episodes);
}

void HistoryBatch::clear()
{
    *this = {};
}

}  // namespace plimsoll::store
