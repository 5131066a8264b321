// A source that says one thing for ever, when it is asked: for what exports ask of one.
#pragma once

#include "app/data_source.h"

#include <QTimer>

namespace plimsoll::test {

class StillSource final : public DataSource {
public:
    StillSource(const Clock& clock, SourceKind kind) : m_clock(clock), m_kind(kind) {}

    SourceKind kind() const override { return m_kind; }
    const Clock& clock() const override { return m_clock; }
    QStringList venueKeys() const override { return {QStringLiteral("binance"), QStringLiteral("bybit")}; }
    void start() override {}
    void stop() override {}
    void setWatch(const WatchSet&) override {}
    void setFocus(const std::string&) override {}
    void setAlerts(const std::vector<AlertRule>&) override {}
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>&) override {}
    void setDesk(const Desk&) override {}
    void setLevelAssumptions(const LevelAssumptions&) override {}
    void setVenueEnabled(VenueId, bool) override {}
    void requestFull(QObject* context, FullDone done) override
    {
        ++asked;
        if (silent) return;
        QTimer::singleShot(0, context, [this, done = std::move(done)] {
            auto full = std::make_shared<FullSnapshot>();
            full->asOf = {m_clock.wall(), m_clock.mono()};
            done(full);
        });
    }

    int asked = 0;
    bool silent = false;  // it never answers

private:
    const Clock& m_clock;
    const SourceKind m_kind;
};

}  // namespace plimsoll::test
