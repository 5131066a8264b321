// Whether what a person asked to watch is traded at all, as far as the venues have said what they trade.
#pragma once

#include "model/snapshots.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

struct SnapshotHub;

struct AssetFindings {
    QStringList asked;
    QStringList untraded;                // of them: no venue that has said what it trades has them
    std::map<QString, QString> symbols;  // of the untraded: those that are a symbol, and its asset
    QStringList silent;                  // venues that have not said it
    bool any = false;                    // one has

    bool complete() const { return any && silent.isEmpty(); }
    bool nothing() const { return any && !asked.isEmpty() && untraded.size() == asked.size(); }
    QString sentence() const;  // empty: there is nothing to say
};

AssetFindings findAssets(const QStringList& asked, const MarketSnapshot& market, const HealthSnapshot& health);
// Of a recording: what is in it is known.
AssetFindings findAssets(const QStringList& asked, const std::vector<std::string>& recorded);

// The same while a run goes on: looked at now and then, said once.
class AssetCheck {
public:
    explicit AssetCheck(QStringList asked) : m_asked(std::move(asked)) {}

    // What is to be said now; empty: nothing, or it was said.
    QString look(const SnapshotHub& hub);
    // As known at the end, when all venues' lists may not have come.
    const AssetFindings& last() const { return m_last; }
    bool told() const { return m_told; }

private:
    // The model may have heard of a list a moment before its rows are in a picture.
    static constexpr int kLooks = 3;

    const QStringList m_asked;
    AssetFindings m_last;
    int m_looks = 0;
    bool m_told = false;
};

}  // namespace plimsoll
