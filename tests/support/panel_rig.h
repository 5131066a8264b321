// A panel's test bench: a sample hub behind it, a clock that stands still, and a log in which nothing may be.
#pragma once

#include "tests/support/panel_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/panel_registry.h"
#include "widgets/style_sheet.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QImage>
#include <QTest>

#include <memory>
#include <optional>

namespace plimsoll::test {

struct PanelRig : PanelBench {
    std::optional<PanelDeps> m_deps;
    bool m_four = false;

    void fresh()
    {
        PanelBench::fresh();
        m_deps.emplace(PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}});
        m_four = false;
    }
    void useFour()
    {
        m_four = true;
        m_deps.emplace(PanelDeps{m_theme, *m_selection, sample::Hub::four()});
    }
    std::unique_ptr<Panel> make(const QString& id)
    {
        for (const PanelRow& row : panelRegistry())
            if (id == QLatin1String(row.id)) return std::unique_ptr<Panel>(row.make(*m_deps, nullptr));
        return nullptr;
    }
    void show(Panel& panel, sample::Mood mood, QSize size = {600, 520})
    {
        if (m_four)
            sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        else
            sample::Hub(*m_hub, m_now, mood).fill();
        panel.resize(size);
        panel.show();
        panel.pull(*m_hub, m_now);
    }
    // Share of the picture that has one of the colours, exactly.
    static double share(const QImage& image, const QColor& color)
    {
        qint64 hits = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) hits += image.pixelColor(x, y).rgb() == color.rgb();
        return static_cast<double>(hits) / (image.width() * image.height());
    }
    static QStringList column(const QAbstractItemModel& m, int c)
    {
        QStringList out;
        for (int r = 0; r < m.rowCount(); ++r) out << m.index(r, c).data().toString();
        return out;
    }
};

// One panel on four venues at a moment that is written; its kind is told.
template <typename P>
struct FourVenueRig {
    static constexpr Timestamp kNow = fromUnixMs(1'763'820'000'000);

    Theme m_theme = builtinTheme(QStringLiteral("dark"));
    const AsOf m_now{kNow, Mono{std::chrono::hours{1}}};
    std::unique_ptr<SnapshotHub> m_hub;
    Selection m_selection;

    void begin()
    {
        applyTheme(*qApp, m_theme);
        m_selection.setAsset(QStringLiteral("BTC"));
    }
    void fresh() { m_hub = std::make_unique<SnapshotHub>(); }
    std::unique_ptr<P> made(sample::Mood mood, QSize size = {560, 420})
    {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        auto panel = std::make_unique<P>(PanelDeps{m_theme, m_selection, sample::Hub::four(), nullptr}, nullptr);
        panel->resize(size);
        panel->pull(*m_hub, m_now, true);
        panel->grab();
        return panel;
    }
};

}  // namespace plimsoll::test
