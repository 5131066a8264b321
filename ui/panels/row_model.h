// A table over the last snapshot. Rows are told apart by key; what is gone is removed, what is new
// is inserted, what changed is announced, what moved is moved. Never a reset.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <vector>

namespace plimsoll {

template <typename Row, typename Key>
class RowModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const Row& row(int i) const { return m_rows[static_cast<std::size_t>(i)]; }
    const std::vector<Row>& rows() const { return m_rows; }

protected:
    virtual Key keyOf(const Row& row) const = 0;
    virtual bool same(const Row& a, const Row& b) const = 0;
    // A row is about to be replaced by a newer one (for marking changed cells).
    virtual void rowChanges(const Row&, const Row&) {}

    void replaceRows(std::vector<Row> next)
    {
        // A key twice would be a fault of the model; the first one stands.
        std::map<Key, std::size_t> wanted;
        std::erase_if(next, [&](const Row& r) { return !wanted.emplace(keyOf(r), wanted.size()).second; });
        dropMissing(wanted);
        const bool scattered = appendScattered(next);
        reorder(wanted);
        if (!scattered) insertNew(next);
        announceChanges(next);
    }

private:
    // Each run of rows that goes or comes moves all that stand behind it: of more than so many none does.
    static constexpr std::size_t kMostRuns = 32;

    struct Run {
        int first = 0, last = 0;
    };

    void dropMissing(const std::map<Key, std::size_t>& wanted)
    {
        std::vector<Run> runs;  // from the end
        for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0;) {
            if (wanted.contains(keyOf(row(last)))) {
                --last;
                continue;
            }
            int first = last;
            while (first > 0 && !wanted.contains(keyOf(row(first - 1)))) --first;
            runs.push_back({first, last});
            last = first - 1;
        }
        if (runs.size() > kMostRuns) runs = dropTogether(runs);
        for (const Run& run : runs) {
            beginRemoveRows({}, run.first, run.last);
            m_rows.erase(m_rows.begin() + run.first, m_rows.begin() + run.last + 1);
            endRemoveRows();
        }
    }

    // All of them are put behind the rows that stay, and go from there at once. Left over, as they lie then, are
    // those that somebody holds on to: what is chosen there goes to its neighbour.
    std::vector<Run> dropTogether(const std::vector<Run>& runs)
    {
        std::set<int> held;
        for (const QModelIndex& i : persistentIndexList()) held.insert(i.row());
        std::vector<Run> left;
        std::vector<bool> goes(m_rows.size(), false);
        for (const Run& run : runs) {
            const auto at = held.lower_bound(run.first);
            if (at != held.end() && *at <= run.last)
                left.push_back(run);
            else
                std::fill(goes.begin() + run.first, goes.begin() + run.last + 1, true);
        }
        std::vector<int> order;
        order.reserve(m_rows.size());
        for (const bool going : {false, true})
            for (std::size_t i = 0; i < goes.size(); ++i)
                if (goes[i] == going) order.push_back(static_cast<int>(i));
        const auto stay = static_cast<std::ptrdiff_t>(std::count(goes.begin(), goes.end(), false));
        if (stay == static_cast<std::ptrdiff_t>(m_rows.size())) return left;
        const std::vector<int> newPlace = arrange(order);
        beginRemoveRows({}, static_cast<int>(stay), static_cast<int>(m_rows.size()) - 1);
        m_rows.erase(m_rows.begin() + stay, m_rows.end());
        endRemoveRows();
        for (Run& run : left)
            run = {newPlace[static_cast<std::size_t>(run.first)], newPlace[static_cast<std::size_t>(run.last)]};
        return left;
    }

    // The rows that stay take the order of the new snapshot.
    void reorder(const std::map<Key, std::size_t>& wanted)
    {
        std::vector<std::size_t> place;
        place.reserve(m_rows.size());
        for (const Row& r : m_rows) place.push_back(wanted.at(keyOf(r)));
        if (std::is_sorted(place.begin(), place.end())) return;
        std::vector<int> order(m_rows.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
        std::sort(order.begin(), order.end(), [&](int a, int b) {
            return place[static_cast<std::size_t>(a)] < place[static_cast<std::size_t>(b)];
        });
        arrange(order);
    }

    // At each place the row that stood at `order`; where each of them stands now.
    std::vector<int> arrange(const std::vector<int>& order)
    {
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<int> newPlace(order.size());
        std::vector<Row> sorted;
        sorted.reserve(m_rows.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            newPlace[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
            sorted.push_back(std::move(m_rows[static_cast<std::size_t>(order[i])]));
        }
        m_rows = std::move(sorted);
        const QModelIndexList old = persistentIndexList();
        QModelIndexList moved;
        for (const QModelIndex& i : old)
            moved.append(index(newPlace[static_cast<std::size_t>(i.row())], i.column()));
        changePersistentIndexList(old, moved);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
        return newPlace;
    }

    // New rows in many places come at the end, to find their places with the others. False: they are in few.
    bool appendScattered(const std::vector<Row>& next)
    {
        if (next.size() - m_rows.size() <= kMostRuns) return false;  // those that are left are all in it
        std::set<Key> here;
        for (const Row& r : m_rows) here.insert(keyOf(r));
        std::vector<Row> fresh;
        std::size_t runs = 0;
        bool inRun = false;
        for (const Row& r : next) {
            const bool comes = !here.contains(keyOf(r));
            runs += comes && !inRun;
            inRun = comes;
            if (comes) fresh.push_back(r);
        }
        if (runs <= kMostRuns) return false;
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        endInsertRows();
        return true;
    }

    void insertNew(const std::vector<Row>& next)
    {
        for (std::size_t i = 0; i < next.size();) {
            const auto stands = [&](std::size_t at) {
                return i < m_rows.size() && keyOf(m_rows[i]) == keyOf(next[at]);
            };
            if (stands(i)) {
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < next.size() && !stands(end)) ++end;
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i),
                          next.begin() + static_cast<std::ptrdiff_t>(i),
                          next.begin() + static_cast<std::ptrdiff_t>(end));
            endInsertRows();
            i = end;
        }
    }

    void announceChanges(std::vector<Row>& next)
    {
        int first = -1;
        const auto announce = [&](int end) {
            if (first >= 0) Q_EMIT this->dataChanged(index(first, 0), index(end, columnCount() - 1));
            first = -1;
        };
        for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
            Row& mine = m_rows[static_cast<std::size_t>(i)];
            Row& newer = next[static_cast<std::size_t>(i)];
            if (same(mine, newer)) {
                announce(i - 1);
                continue;
            }
            rowChanges(mine, newer);
            mine = std::move(newer);
            if (first < 0) first = i;
        }
        announce(static_cast<int>(m_rows.size()) - 1);
    }

    std::vector<Row> m_rows;
};

}  // namespace plimsoll
