// The line under an exported picture: in which unit its numbers are read now, and which colours it has.
#include "app/export_bundle.h"
#include "app/export_legend.h"
#include "tests/support/panel_rig.h"
#include "tests/support/window_rig.h"
#include "ui/panel_registry.h"

#include <QTest>

using namespace plimsoll;

class TstExportLegend : public QObject, private test::PanelRig {
    Q_OBJECT

    QString legend(const char* kind, const QJsonObject& state = {})
    {
        const auto panel = make(QLatin1String(kind));
        if (!state.isEmpty()) panel->restoreState(state);
        return panelLegend(*panel, m_theme);
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void ratesAreInTheUnitThatIsRead();
    void aPageThatHasOneUnitSaysIt();
    void differencesMayBeInDollars();
    void sizesAreInTheUnitThatIsRead();
    void coloursAreThoseOfTheTheme();
    void picturesSayWhatTheyWear();
};

void TstExportLegend::ratesAreInTheUnitThatIsRead()
{
    QCOMPARE(legend("funding"), QStringLiteral("rates in bp per 8 h; longs pay where positive"));
    QCOMPARE(legend("overview"), QStringLiteral("rates in bp per 8 h"));
    QCOMPARE(legend("funding_inspector"), QStringLiteral("rates in bp per 8 h"));
    m_selection->setFundingUnit(FundingUnit::Apr);
    QCOMPARE(legend("funding"), QStringLiteral("rates in % a year, simple; longs pay where positive"));
    QCOMPARE(legend("overview"), QStringLiteral("rates in % a year, simple"));
    QCOMPARE(legend("funding_inspector"), QStringLiteral("rates in % a year, simple"));
    m_selection->setFundingUnit(FundingUnit::Raw);
    QCOMPARE(legend("funding"), QStringLiteral("rates in % per own interval; longs pay where positive"));
    QCOMPARE(legend("overview"), QStringLiteral("rates in bp per 8 h"));  // it has no raw rates
    QCOMPARE(legend("funding_inspector"), QStringLiteral("rates in % per own interval; its table in bp per 8 h"));
}

void TstExportLegend::aPageThatHasOneUnitSaysIt()
{
    m_selection->setFundingUnit(FundingUnit::Apr);
    QCOMPARE(legend("funding",
                    {{QStringLiteral("unit"), static_cast<int>(FundingUnit::Apr)}, {QStringLiteral("page"), 1}}),
             QStringLiteral("rates in bp per 8 h; longs pay where positive"));
    QCOMPARE(legend("funding_inspector", {{QStringLiteral("view"), 2}}), QStringLiteral("rates in bp per 8 h"));
}

void TstExportLegend::differencesMayBeInDollars()
{
    QCOMPARE(legend("basis"), QStringLiteral("perp over index in bp"));
    QCOMPARE(legend("basis", {{QStringLiteral("unit"), QStringLiteral("usd")}}),
             QStringLiteral("perp over index in US dollars a coin; its plot in bp"));
}

void TstExportLegend::sizesAreInTheUnitThatIsRead()
{
    m_selection->setSizeUnit(SizeUnit::Base);
    QCOMPARE(legend("interest"), QStringLiteral("sizes in coins; open interest single-sided"));
    QCOMPARE(windowLegend(SizeUnit::Base), QStringLiteral("sizes in coins"));
    QCOMPARE(legend("journal"), QString());
}

void TstExportLegend::coloursAreThoseOfTheTheme()
{
    QCOMPARE(legend("depth"),
             QStringLiteral("sizes in US dollars; brighter is more resting size; green bids, red asks; "
                            "hatched: not known"));
    m_theme = builtinTheme(QStringLiteral("cvd"));
    QVERIFY(legend("depth").contains(QStringLiteral("brighter is more resting size; blue bids, orange asks")));
    m_theme = builtinTheme(QStringLiteral("light"));
    QVERIFY(legend("depth").contains(QStringLiteral("darker is more resting size; green bids, red asks")));
    m_theme.name = QStringLiteral("my own");
    QVERIFY(legend("depth").contains(QStringLiteral("darker is more resting size; bids below the price")));
    // What is said of the themes that are built in is what they show.
    for (const QString& name : builtinThemeNames()) {
        const Theme t = builtinTheme(name);
        const bool safe = name == QLatin1String("cvd");
        const int bid = t.side.bid.hue(), ask = t.side.ask.hue();
        QVERIFY2(safe ? bid > 190 && bid < 250 : bid > 120 && bid < 175, qPrintable(name));
        QVERIFY2(safe ? ask > 20 && ask < 50 : ask > 330 || ask < 15, qPrintable(name));
    }
}

void TstExportLegend::picturesSayWhatTheyWear()
{
    test::WindowRig rig;
    MainWindow& window = rig.open(SourceKind::Live, QStringLiteral("cvd"));
    window.selection().setFundingUnit(FundingUnit::Apr);
    ExportOrder order;
    order.form = ExportForm::Png;
    order.whole = false;
    order.panels = QStringList{QStringLiteral("depth"), QStringLiteral("funding")};
    auto full = std::make_shared<FullSnapshot>();
    full->asOf = {rig.m_clock.wall(), rig.m_clock.mono()};
    const auto units = [&] {
        BundleCollector collector(order, window, full);
        while (collector.step()) {
        }
        const BundleContent content = collector.take();
        const auto stamp = [&](const char* id) { return content.stamps.at(QLatin1String(id)).units; };
        return QStringList{stamp("depth"), stamp("funding")};
    };
    QVERIFY2(units()[0].contains(QStringLiteral("blue bids, orange asks")), qPrintable(units()[0]));
    QVERIFY2(units()[1].startsWith(QStringLiteral("rates in % a year")), qPrintable(units()[1]));
    // Printed, they wear the theme for paper.
    order.print = true;
    QVERIFY2(units()[0].contains(QStringLiteral("darker is more resting size; green bids, red asks")),
             qPrintable(units()[0]));
    rig.close();
}

QTEST_MAIN(TstExportLegend)
#include "tst_export_legend.moc"
