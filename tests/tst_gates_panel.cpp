// The six gates on screen: a card that is never green on what is stale, a form that changes the trade, and stops
// on the map.
#include "model/desk/gates.h"
#include "tests/support/desk_panel_rig.h"
#include "ui/named_files.h"
#include "ui/panels/gate_card_view.h"
#include "ui/panels/gate_form.h"
#include "ui/panels/gates_page.h"
#include "ui/panels/gates_panel.h"
#include "ui/panels/position_marks.h"
#include "ui/panels/risk_panel.h"
#include "widgets/format.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

class TstGatesPanel : public QObject, private test::DeskPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        Desk desk;
        desk.settings.win = 0.5;
        desk.settings.reward = 2;
        m_book->load(desk);
    }
    void cleanup() { close(); }

    void gatesShowTheCard();
    void gatesNeverPassOnStale();
    void gatesForgetAnotherTrade();
    void gateFormChangesTheTrade();
    void gateFormFollowsTheSigns();
    void gateFormNamesWhatIsWrong();
    void gateCardIsExported();
    void theTabOfTheWarningsIsPrivateToo();
    void stopsStandOnTheMap();
};

void TstGatesPanel::gatesShowTheCard()
{
    PlannedTrade t;
    t.asset = "BTC";
    t.venue = VenueId::Bybit;
    t.stop = 81'000;
    t.usd = 10'000;
    t.leverage = 5;
    t.holdHours = 24;
    m_book->add(t);
    answer({{"BTC", quoteAt(84'500)}});
    auto& panel = show<GatesPanel>({620, 400});
    QVERIFY(panel.page()->card());
    auto* view = panel.page()->findChild<GateCardView*>();
    for (int i = 0; i < static_cast<int>(kGates); ++i) {
        QCOMPARE(view->stateOf(i), m_snapshot->cards[0].gates[static_cast<std::size_t>(i)].state);
        QCOMPARE(view->saidOf(i),
                 QString::fromStdString(m_snapshot->cards[0].gates[static_cast<std::size_t>(i)].said));
    }
    QCOMPARE(panel.face().context, QStringLiteral("planned: long BTC BY $10.0k at 5\u00d7, stop 81,000.0"));
    // Who does not see it hears it.
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("1 Invalidation defined: pass")));
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("6 Funding budget: pass")));
    QCOMPARE(panel.watch().assets, std::vector<std::string>{"BTC"});
    QCOMPARE(panel.face().fresh, Freshness::Live);
}

void TstGatesPanel::gatesNeverPassOnStale()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    auto* view = panel.page()->findChild<GateCardView*>();
    AsOf later = m_now;
    later.mono += std::chrono::seconds{6};
    panel.age(later);
    for (int i = 0; i < static_cast<int>(kGates); ++i) QCOMPARE(view->stateOf(i), GateState::Unknown);
    QCOMPARE(panel.face().fresh, Freshness::Stale);
    QVERIFY(panel.page()->cardText().contains(QStringLiteral("0 pass, 0 fail, 6 unknown")));
    QVERIFY(!view->accessibleDescription().contains(QStringLiteral(": pass")));
    // A price that is gone makes unknown what needs it, at once.
    DeskQuote old = quoteAt(84'500);
    old.price = old.rate = Figure::none(analytics::Reason::Stale, "it is 12 s old");
    answer({{"BTC", old}});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(view->stateOf(0), GateState::Unknown);
    QCOMPARE(view->stateOf(2), GateState::Unknown);
    QCOMPARE(panel.face().fresh, Freshness::Late);
}

void TstGatesPanel::gatesForgetAnotherTrade()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    PlannedTrade t = m_book->desk().trades[0];
    t.usd = 90'000'000;
    m_book->replace(t);
    // The model has not answered yet: what it said was of the other size.
    QVERIFY(!panel.page()->card());
    answer({{"BTC", quoteAt(84'500)}});
    panel.pull(*m_hub, m_now, true);
    QVERIFY(panel.page()->card());
    QCOMPARE(panel.page()->card()->gates[1].state, GateState::Fail);
    m_book->removeTrade(t.id);
    QVERIFY(!panel.page()->card());
    QCOMPARE(panel.page()->summary(), QString());
    m_book->undo();
    QVERIFY(panel.page()->card());
}

void TstGatesPanel::gateFormChangesTheTrade()
{
    auto& panel = show<GatesPanel>({620, 420});
    for (QToolButton* b : panel.findChildren<QToolButton*>())
        if (b->text() == QStringLiteral("New")) b->click();
    QCOMPARE(m_book->desk().trades.size(), std::size_t{1});
    QCOMPARE(m_book->desk().trades[0].asset, std::string("BTC"));
    auto* form = panel.page()->findChild<GateForm*>();
    QVERIFY(form->isVisible());
    QSignalSpy watched(panel.page(), &GatesPage::watchChanged);
    const auto type = [&](const QString& name, const QString& value) {
        for (QLineEdit* f : form->findChildren<QLineEdit*>())
            if (f->accessibleName() == name) {
                f->setFocus();
                f->selectAll();
                QTest::keyClicks(f, value);
                QTest::keyClick(f, Qt::Key_Return);
            }
    };
    type(QStringLiteral("Asset"), QStringLiteral("eth"));
    type(QStringLiteral("Size in US dollars"), QStringLiteral("40k"));
    type(QStringLiteral("Stop"), QStringLiteral("2,655"));
    type(QStringLiteral("Leverage"), QStringLiteral("5x"));
    type(QStringLiteral("Hours held"), QStringLiteral("3d"));
    const PlannedTrade& t = m_book->desk().trades[0];
    QCOMPARE(t.asset, std::string("ETH"));
    QCOMPARE(t.usd, std::optional(40'000.0));
    QCOMPARE(t.stop, std::optional(2'655.0));
    QCOMPARE(t.leverage, 5.0);
    QCOMPARE(t.holdHours, std::optional(72.0));
    QCOMPARE(form->problem(), QString());
    QVERIFY(watched.size() >= 1);
    m_book->undo();
    QCOMPARE(m_book->desk().trades[0].holdHours, std::optional<double>());
}

// "2.655" would be thousands to who has chosen a decimal comma since.
void TstGatesPanel::gateFormFollowsTheSigns()
{
    gateFormChangesTheTrade();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    QLineEdit* stop = nullptr;
    for (QLineEdit* f : panel.page()->findChild<GateForm*>()->findChildren<QLineEdit*>())
        if (f->accessibleName() == QStringLiteral("Stop")) stop = f;
    QVERIFY(stop);
    PlannedTrade t = m_book->desk().trades[0];
    t.stop = 2.655;
    m_book->replace(t);
    QCOMPARE(stop->text(), QStringLiteral("2.655"));
    const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
    format::Style style;
    style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
    format::setStyle(style);
    panel.themeChanged();
    QCOMPARE(stop->text(), QStringLiteral("2,655"));
    QTest::keyClick(stop, Qt::Key_Return);
    QCOMPARE(m_book->desk().trades[0].stop, std::optional(2.655));
}

void TstGatesPanel::gateFormNamesWhatIsWrong()
{
    gateFormChangesTheTrade();
    auto* form = static_cast<GatesPanel&>(*m_panel).page()->findChild<GateForm*>();
    const PlannedTrade before = m_book->desk().trades[0];
    for (QLineEdit* f : form->findChildren<QLineEdit*>())
        if (f->accessibleName() == QStringLiteral("Stop")) {
            f->setFocus();
            f->selectAll();
            QTest::keyClicks(f, QStringLiteral("low"));
            QTest::keyClick(f, Qt::Key_Return);
            QVERIFY(f->property("bad").toBool());
        }
    QCOMPARE(form->problem(), QStringLiteral("Stop: \"low\" is no number"));
    QVERIFY(m_book->desk().trades[0] == before);
}

void TstGatesPanel::gateCardIsExported()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    QTemporaryDir folder;
    const QString words = folder.filePath(QStringLiteral("card.txt")),
                  picture = folder.filePath(QStringLiteral("card.png"));
    const auto saved = [&](const QString& path) {
        panel.page()->saveCard(path);
        return panel.page()->findChild<QLabel*>(QStringLiteral("gateSum"))->text();
    };
    QCOMPARE(saved(words), QStringLiteral("Written to ") + words);
    QFile file(words);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(file.readAll()).contains(QStringLiteral("long BTC BY $10.0k")));
    QCOMPARE(saved(picture), QStringLiteral("Written to ") + picture);
    const QImage image(picture);
    QVERIFY(image.width() >= 1'600 && image.height() >= 500);
    QVERIFY(
        saved(folder.filePath(QStringLiteral("no/such/card.txt"))).contains(QStringLiteral("cannot be written")));
    for (const char* end : {"png", "json", "txt"}) {
        const QString linked = folder.filePath(QStringLiteral("linked.")) + QLatin1String(end);
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("none")), linked));
        QVERIFY(saved(linked).contains(QStringLiteral("it is a link")));
    }
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("none"))));
    // For other programs: the same states and reasons, null where nothing is known.
    const QString json = folder.filePath(QStringLiteral("card.json"));
    QCOMPARE(saved(json), QStringLiteral("Written to ") + json);
    QFile data(json);
    QVERIFY(data.open(QIODevice::ReadOnly));
    const QJsonObject card = QJsonDocument::fromJson(data.readAll()).object();
    QCOMPARE(card.value(QStringLiteral("schema")).toString(), QStringLiteral("plimsoll.six_gates"));
    QCOMPARE(card.value(QStringLiteral("gates")).toArray().size(), 6);
    QCOMPARE(card.value(QStringLiteral("pass")).toInt() + card.value(QStringLiteral("fail")).toInt() +
                 card.value(QStringLiteral("unknown")).toInt(),
             6);
    for (int i = 0; i < 6; ++i) {
        const QJsonObject gate = card.value(QStringLiteral("gates")).toArray().at(i).toObject();
        const Gate& g = panel.page()->card()->gates[static_cast<std::size_t>(i)];
        QCOMPARE(gate.value(QStringLiteral("state")).toString(), text(gateStateWord(g.state)));
        QCOMPARE(gate.value(QStringLiteral("reason")).toString(), QString::fromStdString(g.said));
    }
    QCOMPARE(card.value(QStringLiteral("trade")).toObject().value(QStringLiteral("asset")).toString(),
             QStringLiteral("BTC"));
    // Beside the window: a share that hangs does not hold it.
    {
        QSemaphore slow;
        QObject whom;
        NamedFiles files(nullptr);
        const QString later = folder.filePath(QStringLiteral("later.png"));
        atNamedFile(
            whom, folder.filePath(QStringLiteral("slow")),
            [&]() -> NamedFiles::Outcome {
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Works);
        const QString meanwhile = saved(later);
        slow.release();
        QVERIFY(!meanwhile.contains(QStringLiteral("later.png")));
        QTRY_VERIFY(!QImage(later).isNull());
    }
    // Not along with the market's, unless chosen.
    QVERIFY(panel.keptPrivate() && panel.exportTables().empty() && panel.page()->exportTable().rows.empty());
    panel.restoreState({{QStringLiteral("exported"), true}});
    QCOMPARE(panel.page()->exportTable().rows.size(), std::size_t{6});
    auto* view = panel.page()->findChild<GateCardView*>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Six gates: long BTC")));
}

void TstGatesPanel::theTabOfTheWarningsIsPrivateToo()
{
    PlannedTrade t;
    t.asset = "BTC";
    t.venue = VenueId::Bybit;
    t.stop = 81'000;
    t.usd = 10'000;
    t.leverage = 5;
    const std::uint64_t id = m_book->add(t);
    answer({{"BTC", quoteAt(84'500)}});
    auto& panel = show<RiskPanel>({620, 520});
    QVERIFY(!panel.keptPrivate());
    panel.setTab(RiskPanel::Gates);
    panel.pull(*m_hub, m_now, true);
    QVERIFY(panel.face().context.contains(QStringLiteral("long BTC")));
    QVERIFY(panel.keptPrivate());
    QCOMPARE(panel.watch().assets, std::vector<std::string>{"BTC"});  // judged here, so it is asked for
    const auto along = [&](bool exported) {
        const QJsonObject gates{{QStringLiteral("exported"), exported}};
        panel.restoreState({{QStringLiteral("pages"), QJsonObject{{QStringLiteral("gates"), gates}}}});
    };
    along(true);
    QVERIFY(!panel.keptPrivate());
    along(false);
    QVERIFY(panel.keptPrivate());
    m_book->removeTrade(id);
    QVERIFY(!panel.keptPrivate());
}

void TstGatesPanel::stopsStandOnTheMap()
{
    PlannedTrade t;
    t.asset = "BTC";
    t.venue = VenueId::Bybit;
    t.stop = 80'000;
    t.usd = 10'000;
    GateInput in;
    in.trade = &t;
    in.quote = quoteAt(84'500);
    in.clusterShare = 0.02;
    in.clusterUsd = 4e6;
    DeskSnapshot desk;
    desk.cards = {judgeTrade(in, {})};
    const auto label = [&](bool stale = false) {
        const auto lines = positionLinesOf(&desk, QStringLiteral("BTC"), 1, stale);
        return lines.size() == 1 && lines[0].price == 80'000 && lines[0].own && !lines[0].liquidation
                   ? lines[0].label
                   : QString();
    };
    QCOMPARE(label(), QStringLiteral("planned long: stop, near a cluster"));
    QCOMPARE(label(true), QStringLiteral("planned long: stop, clusters not known"));
    in.clusterShare = 0.001;
    desk.cards = {judgeTrade(in, {})};
    QCOMPARE(label(), QStringLiteral("planned long: stop, no cluster near"));
    in.clusterShare = Figure::none(analytics::Reason::TooShort, "no levels");
    desk.cards = {judgeTrade(in, {})};
    QCOMPARE(label(), QStringLiteral("planned long: stop, clusters not known"));
    QVERIFY(positionLinesOf(&desk, QStringLiteral("ETH"), 1, false).empty());
}

QTEST_MAIN(TstGatesPanel)
#include "tst_gates_panel.moc"
