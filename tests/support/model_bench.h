// The bench of an item model: two venues, a moment, and a log in which nothing may be.
#pragma once

#include "model/snapshot_hub.h"
#include "tests/support/strict_log.h"
#include "ui/language.h"

#include <QAbstractItemModel>
#include <QStringList>
#include <QTest>

#include <vector>

namespace plimsoll::test {

inline const std::vector<VenueId> kBoth{VenueId::Binance, VenueId::Bybit};
inline const QString kNone = QStringLiteral("\u2014");

inline QStringList column(const QAbstractItemModel& m, int c)
{
    QStringList out;
    for (int r = 0; r < m.rowCount(); ++r) out << m.index(r, c).data().toString();
    return out;
}

struct ModelBench {
    StrictLog m_log;
    AsOf m_now;

    void begin()
    {
        m_log.listen();
        loadLanguage(QStringLiteral("en"));  // plural forms
    }
    void fresh()
    {
        const ManualClock clock;
        m_now = {clock.wall(), clock.mono()};
    }
};

}  // namespace plimsoll::test
