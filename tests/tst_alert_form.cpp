// The form of an alert: what is entered is what is set, what makes no sense cannot be agreed to, and it says so.
#include "model/alerts/alert_engine.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/alert_form.h"
#include "ui/alert_numbers.h"
#include "ui/rehearsal_text.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace plimsoll;

class TstAlertForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void numbersMeanWhatTheySay_data();
    void numbersMeanWhatTheySay();
    void everyWordCanBeSet();
    void draftIsShownAndComesBack();
    void whatIsTypedIsSet();
    void nonsenseCannotBeAgreedTo();
    void statesAreChosenNotTyped();
    void saysWhatItIsNow();
    void furtherConditionsAreKept();

    void bookNumbersAndAnnounces();
    void aTrialStandsBesideTheRules();
    void pastIsSaidInWords();
    void formSaysWhatWouldHaveFired();

private:
    void open(const AlertRule& draft = {})
    {
        m_form =
            std::make_unique<AlertForm>(m_theme, draft, QStringList{QStringLiteral("BTC"), QStringLiteral("ETH")},
                                        std::vector<VenueId>{VenueId::Binance, VenueId::Okx}, nullptr);
        m_form->show();
    }
    template <typename W>
    W* field(const char* name) const
    {
        for (W* w : m_form->findChildren<W*>())
            if (w->accessibleName() == QLatin1String(name)) return w;
        return nullptr;
    }
    void choose(const char* name, const QString& what) const
    {
        auto* box = field<QComboBox>(name);
        const int at = box->findText(what);
        QVERIFY2(at >= 0, qPrintable(what));
        box->setCurrentIndex(at);
    }
    QPushButton* ok() const { return m_form->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok); }

    test::StrictLog m_log;
    Theme m_theme;
    std::unique_ptr<AlertForm> m_form;
};

void TstAlertForm::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstAlertForm::cleanup()
{
    m_form.reset();
    QCOMPARE(m_log.complaints(), QString());
}

void TstAlertForm::numbersMeanWhatTheySay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<double>("value");
    const auto row = [](const char* typed, bool is, double v) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << is << v;
    };
    row("5", true, 5);
    row(" 84,012.4 ", true, 84'012.4);
    row("$10m", true, 1e7);
    row("1.5k", true, 1'500);
    row("2BN", true, 2e9);
    row("\u22123", true, -3);
    row("-0.5 %", true, -0.5);
    row("7.2 bp", true, 7.2);
    row("1e3", true, 1'000);
    for (const char* not_ : {"", "m", "k", "five", "1.2.3", "--1", "nan", "inf", "1e999", "10 mm", "0x10", "1 2"})
        row(not_, false, 0);
}

void TstAlertForm::numbersMeanWhatTheySay()
{
    QFETCH(QString, typed);
    QFETCH(bool, isNumber);
    QFETCH(double, value);
    const auto number = numberOf(typed);
    QCOMPARE(number.has_value(), isNumber);
    if (isNumber) QCOMPARE(*number, value);
}

void TstAlertForm::everyWordCanBeSet()
{
    open();
    auto* metric = field<QComboBox>("Value");
    int seen = 0;
    for (int i = 0; i < metric->count(); ++i) {
        metric->setCurrentIndex(i);
        const analytics::MetricWord& word = analytics::word(static_cast<MetricId>(metric->currentData().toInt()));
        QVERIFY(!word.scope.account);  // positions of an account are not known here
        const bool states = word.unit == analytics::Unit::Word;
        QCOMPARE(field<QLineEdit>("Level")->isVisible(), !states);
        QCOMPARE(field<QComboBox>("State")->isVisible(), states);
        if (!states) field<QLineEdit>("Level")->setText(QStringLiteral("2"));
        if (word.scope.venue && !word.scope.asset) field<QComboBox>("Venue")->setCurrentIndex(1);
        const auto rule = m_form->rule();
        QVERIFY2(rule, qPrintable(m_form->problem()));
        const AlertCondition& c = rule->conditions.front();
        QCOMPARE(analytics::word(c.metric).name, word.name);
        if (!states) QVERIFY(qFuzzyCompare(c.level * shownScale(word.unit), 2.0));
        if (word.scope.market) QVERIFY(c.asset.empty());
        ++seen;
    }
    QVERIFY(seen > 80);
}

void TstAlertForm::draftIsShownAndComesBack()
{
    AlertRule draft;
    draft.id = 9;
    draft.title = "crowded";
    draft.conditions = {*alertOn("r8", QStringLiteral("HYPE"), VenueId::Okx, 5.5e-4, AlertOperator::Below)};
    draft.hold = std::chrono::seconds{30};
    draft.cooldown = std::chrono::seconds{900};
    draft.severity = Severity::Critical;
    draft.once = true;
    open(draft);
    QCOMPARE(field<QLineEdit>("Level")->text(), QStringLiteral("5.5"));          // basis points, not a fraction
    QCOMPARE(field<QComboBox>("Asset")->currentText(), QStringLiteral("HYPE"));  // watched or not
    QCOMPARE(field<QComboBox>("Venue")->currentText(), QStringLiteral("OKX"));
    QCOMPARE(ok()->text(), QStringLiteral("Change alert"));
    const auto rule = m_form->rule();
    QVERIFY(rule);
    QCOMPARE(rule->id, draft.id);
    QVERIFY(qFuzzyCompare(rule->conditions[0].level, 5.5e-4));
    AlertRule same = *rule;
    same.conditions[0].level = 5.5e-4;
    QVERIFY(same == draft);
}

void TstAlertForm::whatIsTypedIsSet()
{
    open();
    choose("Value", QStringLiteral("spread_bps"));
    choose("Asset", QStringLiteral("ETH"));
    choose("Venue", QStringLiteral("Binance"));
    choose("Condition", QStringLiteral("crosses below"));
    choose("Severity", QStringLiteral("Notice"));
    field<QLineEdit>("Level")->selectAll();
    QTest::keyClicks(field<QLineEdit>("Level"), QStringLiteral("7.25"));
    field<QSpinBox>("Hold")->setValue(12);
    field<QSpinBox>("Cooldown")->setValue(0);
    m_form->findChild<QCheckBox*>()->setChecked(true);
    QTest::keyClicks(field<QLineEdit>("Name"), QStringLiteral("  tight  "));
    QSignalSpy accepted(m_form.get(), &QDialog::accepted);
    QTest::mouseClick(ok(), Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
    const AlertRule rule = *m_form->rule();
    QCOMPARE(rule.title, std::string("tight"));
    QVERIFY(rule.conditions == std::vector{*alertOn("spread_bps", QStringLiteral("ETH"), VenueId::Binance, 7.25,
                                                    AlertOperator::CrossesDown)});
    QCOMPARE(rule.hold.count(), 12);
    QCOMPARE(rule.cooldown.count(), 0);
    QCOMPARE(rule.severity, Severity::Notice);
    QVERIFY(rule.once);
}

void TstAlertForm::nonsenseCannotBeAgreedTo()
{
    open();
    auto* level = field<QLineEdit>("Level");
    level->clear();
    QVERIFY(!ok()->isEnabled());
    QVERIFY(!m_form->rule());
    QCOMPARE(m_form->problem(), QStringLiteral("Enter a level."));
    level->setText(QStringLiteral("a lot"));
    QVERIFY(!ok()->isEnabled());
    QVERIFY(m_form->problem().contains(QStringLiteral("a lot")));
    level->setText(QStringLiteral("3"));
    QVERIFY(ok()->isEnabled());
    QTest::keyClick(level, Qt::Key_Escape);
    QVERIFY(!m_form->isVisible());
}

void TstAlertForm::statesAreChosenNotTyped()
{
    open();
    choose("Value", QStringLiteral("phase"));
    choose("State", QStringLiteral("LIQUIDATION"));
    const auto rule = m_form->rule();
    QVERIFY(rule);
    QCOMPARE(rule->conditions[0].op, AlertOperator::ChangesTo);
    QCOMPARE(rule->conditions[0].level, 2.0);
    QCOMPARE(field<QComboBox>("Condition")->count(), 1);
    choose("Value", QStringLiteral("price"));
    QCOMPARE(field<QComboBox>("Condition")->count(), 4);
}

void TstAlertForm::saysWhatItIsNow()
{
    AlertRule draft;
    draft.conditions = {*alertOn("spread_bps", QStringLiteral("BTC"), {}, 5)};
    open(draft);
    const auto says = [&](const QString& part) {
        for (QLabel* l : m_form->findChildren<QLabel*>())
            if (l->text().contains(part)) return true;
        return false;
    };
    QVERIFY(says(QStringLiteral("not known")));
    auto metrics = std::make_shared<MetricSnapshot>();
    auto btc = std::make_shared<AssetMetrics>("BTC");
    const auto id = *analytics::metricId("spread_bps");
    btc->at(id) = {7.2, {}, {}, {}, 1, true};
    metrics->assets.push_back(btc);
    m_form->setMetrics(metrics);
    QVERIFY(says(QStringLiteral("\u2265 7.20 bp")));
    choose("Asset", QStringLiteral("ETH"));
    QVERIFY(says(QStringLiteral("no value")));
    choose("Asset", QStringLiteral("every watched asset"));
    QVERIFY(says(QStringLiteral("differs from asset to asset")));
}

void TstAlertForm::furtherConditionsAreKept()
{
    AlertRule draft;
    draft.id = 3;
    draft.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 84'000),
                        *alertOn("r8", QStringLiteral("BTC"), {}, 5e-4)};
    open(draft);
    field<QLineEdit>("Level")->setText(QStringLiteral("85k"));
    const auto rule = m_form->rule();
    QVERIFY(rule);
    QCOMPARE(rule->conditions.size(), std::size_t{2});
    QCOMPARE(rule->conditions[0].level, 85'000.0);
    QVERIFY(rule->conditions[1] == draft.conditions[1]);
}

void TstAlertForm::bookNumbersAndAnnounces()
{
    AlertBook book;
    QSignalSpy changed(&book, &AlertBook::changed);
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    book.load({});
    QCOMPARE(changed.count(), 0);
    QCOMPARE(book.add(rule), std::uint64_t{1});
    QCOMPARE(book.add(rule), std::uint64_t{2});
    book.remove(1);
    QCOMPARE(book.add(rule), std::uint64_t{3});  // a number is not used again while a later one lives
    QCOMPARE(changed.count(), 4);
    book.replace(*book.find(2));
    book.remove(99);
    book.setArmed(2, true);
    QCOMPARE(changed.count(), 4);  // nothing changed, nothing is said
    book.setArmed(2, false);
    QCOMPARE(changed.count(), 5);
    QVERIFY(!alertOn("no_such_word", {}, {}, 1));
}

void TstAlertForm::aTrialStandsBesideTheRules()
{
    AlertBook book;
    QSignalSpy changed(&book, &AlertBook::changed), tried(&book, &AlertBook::trialChanged);
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    book.add(rule);
    book.setTrial(rule);
    QCOMPARE(tried.count(), 1);
    book.setTrial(rule);
    QCOMPARE(tried.count(), 1);
    QCOMPARE(book.rules().size(), std::size_t{1});  // of the person's: none more
    QCOMPARE(book.forModel().size(), std::size_t{2});
    QCOMPARE(book.forModel().back().id, AlertBook::kTrial);
    QVERIFY(!book.forModel().back().armed);  // it only looks back
    book.setTrial(std::nullopt);
    QCOMPARE(book.forModel().size(), std::size_t{1});
    QCOMPARE(changed.count(), 1);  // nothing to be saved by it
}

void TstAlertForm::pastIsSaidInWords()
{
    const Timestamp at = fromUnixMs(1'763'820'000'000);  // 22 Nov 14:00
    WouldHaveFired day, week;
    day.hoursAsked = 24;
    week.hoursAsked = 168;
    week.note = "depth is not kept";
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("depth is not kept")));
    QVERIFY(wouldHaveFiredText(nullptr, nullptr).contains(QStringLiteral("nothing is known")));
    day.hoursKnown = 24;
    QCOMPARE(wouldHaveFiredText(&day, nullptr), QStringLiteral("would have fired 0\u00d7 in 24 h"));
    day.times = {{at - std::chrono::hours{3}, at - std::chrono::hours{2}, "BTC", true},
                 {at, at + std::chrono::minutes{10}, "ETH", false}};
    QCOMPARE(
        wouldHaveFiredText(&day, nullptr),
        QStringLiteral("would have fired 1 to 2\u00d7 in 24 h; last between 22 Nov 14:00 and 14:10 UTC on ETH"));
    // Of the week whole hours are looked at: what happened twice in one is seen once.
    week.hoursKnown = 168;
    week.times = {day.times[0]};
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("at least 1\u00d7 in 7 d")));
    week.times.push_back({at - std::chrono::hours{90}, at - std::chrono::hours{89}, "BTC", true});
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("at least 2\u00d7 in 7 d")));
    week.times.clear();
    day.times.clear();
    // What is not known is not taken for quiet.
    week.hoursKnown = 30;
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("0\u00d7 in 7 d (30 h of it known)")));
}

void TstAlertForm::formSaysWhatWouldHaveFired()
{
    open();
    auto* past = m_form->findChild<QLabel*>(QStringLiteral("wouldHaveFired"));
    QVERIFY(past);
    QSignalSpy tried(m_form.get(), &AlertForm::tried);
    m_form->setAlerts(nullptr);
    QCOMPARE(past->text(), QStringLiteral("enter a level to see"));
    field<QLineEdit>("Level")->setText(QStringLiteral("5"));
    QTRY_COMPARE(tried.count(), 1);
    AlertSnapshot snapshot;
    AlertRow row;
    row.rule = *m_form->rule();
    row.rule.id = AlertBook::kTrial;
    auto day = std::make_shared<WouldHaveFired>();
    day->hoursAsked = day->hoursKnown = 24;
    row.day = day;
    snapshot.rows = {row};
    m_form->setAlerts(&snapshot);
    QVERIFY(past->text().startsWith(QStringLiteral("would have fired 0")));
    // Another level: the answer to the old question is not shown for the new one.
    field<QLineEdit>("Level")->setText(QStringLiteral("6"));
    m_form->setAlerts(&snapshot);
    QVERIFY(!past->text().startsWith(QStringLiteral("would have fired")));
}

QTEST_MAIN(TstAlertForm)
#include "tst_alert_form.moc"
