// A table over the last snapshot. Rows are told apart by key; what is gone is removed, what is new
// is inserted, what changed is announced, what moved is moved. Never a reset.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <iterator>
#include <map>
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
        reorder(wanted);
        insertNew(next);
        announceChanges(next);
    }

private:
    void dropMissing(const std::map<Key, std::size_t>& wanted)
    {
        for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0;) {
            if (wanted.contains(keyOf(row(last)))) {
                --last;
                continue;
            }
            int first = last;
            while (first > 0 && !wanted.contains(keyOf(row(first - 1)))) --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first - 1;
        }
    }

    // The rows that stay take the order of the new snapshot.
    void reorder(const std::map<Key, std::size_t>& wanted)
    {
        const auto place = [&](const Row& r) { return wanted.at(keyOf(r)); };
        const auto before = [&](const Row& a, const Row& b) { return place(a) < place(b); };
        if (std::is_sorted(m_rows.begin(), m_rows.end(), before)) return;

        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<int> order(m_rows.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
        std::sort(order.begin(), order.end(), [&](int a, int b) { return before(row(a), row(b)); });
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
