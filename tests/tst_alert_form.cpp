// The form of an alert: what is entered is what is set, what makes no sense cannot be agreed to, and it says so.
#include "model/alerts/alert_engine.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/alert_form.h"
#include "ui/alert_metrics.h"
#include "ui/alert_numbers.h"
#include "ui/alert_presets.h"
#include "ui/rehearsal_text.h"
#include "widgets/segmented.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace plimsoll;

class TstAlertForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void everyWordCanBeSet();
    void draftIsShownAndComesBack();
    void aVenueThatIsNotOfThisRunStays();
    void whatIsTypedIsSet();
    void nonsenseCannotBeAgreedTo();
    void statesAreChosenNotTyped();
    void saysWhatItIsNow();
    void conditionsAreJoined();
    void conditionsComeAndGo();
    void eightAndNoMore();
    void operatorsLookBack();
    void valuesAreFoundByWhatTheySay();
    void presetsFillTheForm();
    void everyPresetMakesSense();
    void itEnds();
    void whatItDoes();
    void byKeysAlone();
    void fitsASmallScreen();

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
        const auto metric = analytics::metricId(what.toStdString());
        const int at = QLatin1String(name).startsWith(QLatin1String("Value")) && metric
                           ? box->findData(static_cast<int>(*metric))
                           : box->findText(what);
        QVERIFY2(at >= 0, qPrintable(what));
        box->setCurrentIndex(at);
    }
    // Where a list of what is like the typed is open, the keyboard is its.
    static void tab()
    {
        QWidget* const list = QApplication::activePopupWidget();
        QTest::keyClick(list ? list : QApplication::focusWidget(), Qt::Key_Tab);
    }
    bool says(const QString& part) const
    {
        for (QLabel* l : m_form->findChildren<QLabel*>())
            if (!l->isHidden() && l->text().contains(part)) return true;
        return false;
    }
    std::shared_ptr<MetricSnapshot> metrics() const
    {
        auto out = std::make_shared<MetricSnapshot>();
        out->asOf.wall = fromUnixMs(1'763'820'000'000);  // 22 Nov 14:00
        for (const auto& [asset, spread] : {std::pair{"BTC", 1.2}, std::pair{"ETH", 8.4}}) {
            auto a = std::make_shared<AssetMetrics>(asset);
            a->at(*analytics::metricId("spread_bps")) = {spread, {}, {}, {}, 1, false};
            out->assets.push_back(a);
        }
        out->market = std::make_shared<AssetMetrics>("");
        return out;
    }
    QPushButton* button(const QString& part) const
    {
        for (QPushButton* b : m_form->findChildren<QPushButton*>())
            if (b->text().contains(part)) return b;
        return nullptr;
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

void TstAlertForm::everyWordCanBeSet()
{
    open();
    auto* metric = field<QComboBox>("Value");
    std::size_t seen = 0, heads = 0;
    for (int i = 0; i < metric->count(); ++i) {
        if (!metric->itemData(i).isValid()) {
            ++heads;
            continue;
        }
        metric->setCurrentIndex(i);
        const analytics::MetricWord& word = analytics::word(static_cast<MetricId>(metric->currentData().toInt()));
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
    QCOMPARE(seen, analytics::vocabulary().size());  // each once
    QCOMPARE(heads, kMetricKinds);
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

void TstAlertForm::aVenueThatIsNotOfThisRunStays()
{
    AlertRule draft;
    draft.id = 9;
    draft.conditions = {*alertOn("r8", QStringLiteral("BTC"), VenueId::Bybit, 5e-4)};
    open(draft);
    QCOMPARE(field<QComboBox>("Venue")->currentText(), QStringLiteral("Bybit"));
    QVERIFY(m_form->rule());
    QVERIFY(m_form->rule()->conditions == draft.conditions);
    // It goes when the person says so, and is there to come back.
    choose("Venue", QStringLiteral("all venues"));
    QVERIFY(!m_form->rule()->conditions[0].venue);
    choose("Venue", QStringLiteral("Bybit"));
    QCOMPARE(m_form->rule()->conditions[0].venue, std::optional(VenueId::Bybit));
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
    choose("How often", QStringLiteral("once, then pause"));
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
    QCOMPARE(field<QComboBox>("Condition")->count(), 8);
}

void TstAlertForm::saysWhatItIsNow()
{
    AlertRule draft;
    draft.conditions = {*alertOn("spread_bps", QStringLiteral("BTC"), {}, 5)};
    open(draft);
    QVERIFY(says(QStringLiteral("now not known")));
    auto known = metrics();
    auto btc = std::make_shared<AssetMetrics>("BTC");
    btc->at(*analytics::metricId("spread_bps")) = {7.2, {}, {}, {}, 1, true};
    known->assets[0] = btc;
    m_form->setMetrics(known);
    QVERIFY(says(QStringLiteral("\u2265 7.20 bp, true now")));
    field<QLineEdit>("Level")->setText(QStringLiteral("8"));
    QVERIFY(says(QStringLiteral("\u2265 7.20 bp, not true now")));
    choose("Asset", QStringLiteral("ETH"));
    QVERIFY(says(QStringLiteral("8.40 bp")));
    choose("Venue", QStringLiteral("OKX"));
    QVERIFY(says(QStringLiteral("no value")));
    choose("Venue", QStringLiteral("all venues"));
    choose("Asset", QStringLiteral("any watched"));
    QVERIFY(says(QStringLiteral("BTC 7.20 bp to ETH 8.40 bp, 2 assets")) ||
            says(QStringLiteral("BTC \u2265 7.20 bp to ETH 8.40 bp, 2 assets")));
}

void TstAlertForm::conditionsAreJoined()
{
    AlertRule draft;
    draft.id = 3;
    draft.all = false;
    draft.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 84'000),
                        *alertOn("r8", QStringLiteral("BTC"), VenueId::Okx, 5e-4, AlertOperator::Below)};
    open(draft);
    QCOMPARE(m_form->conditions(), 2);
    QCOMPARE(field<QLineEdit>("Level 2")->text(), QStringLiteral("5"));
    field<QLineEdit>("Level")->setText(QStringLiteral("85k"));
    auto rule = m_form->rule();
    QVERIFY(rule);
    QCOMPARE(rule->conditions.size(), std::size_t{2});
    QCOMPARE(rule->conditions[0].level, 85'000.0);
    QVERIFY(rule->conditions[1] == draft.conditions[1]);
    QVERIFY(!rule->all);
    QVERIFY(says(QStringLiteral(", or ")));
    auto* join = field<Segmented>("How conditions are joined");
    QVERIFY(join && join->isVisible());
    join->setFocus();
    QTest::keyClick(join, Qt::Key_Left);
    QVERIFY(m_form->rule()->all);
    QVERIFY(says(QStringLiteral(", and ")));
    // The second is wrong: which one is said.
    field<QLineEdit>("Level 2")->setText(QStringLiteral("much"));
    QVERIFY(!m_form->rule());
    QVERIFY(m_form->problem().startsWith(QStringLiteral("Condition 2:")));
    QVERIFY(!ok()->isEnabled());
}

void TstAlertForm::conditionsComeAndGo()
{
    AlertRule draft;
    draft.conditions = {*alertOn("price", QStringLiteral("BTC"), VenueId::Okx, 84'000)};
    open(draft);
    m_form->setMetrics(metrics());
    QVERIFY(!field<Segmented>("How conditions are joined")->isVisible());
    QTest::mouseClick(button(QStringLiteral("condition")), Qt::LeftButton);
    QCOMPARE(m_form->conditions(), 2);
    // Of the same place as the one before.
    QCOMPARE(field<QComboBox>("Asset 2")->currentText(), QStringLiteral("BTC"));
    QCOMPARE(field<QComboBox>("Venue 2")->currentText(), QStringLiteral("OKX"));
    choose("Venue 2", QStringLiteral("all venues"));
    QCOMPARE(field<QLineEdit>("Level 2")->text(), QStringLiteral("1.2"));  // begins at what it is now
    QVERIFY(m_form->rule());
    QCOMPARE(m_form->rule()->conditions[1].level, 1.2);
    // The same twice makes no sense.
    QTest::mouseClick(button(QStringLiteral("condition")), Qt::LeftButton);
    QVERIFY(m_form->problem().contains(QStringLiteral("2 and 3 are the same")));
    QTest::mouseClick(field<QToolButton>("Remove condition 1"), Qt::LeftButton);
    QTest::mouseClick(field<QToolButton>("Remove condition 2"), Qt::LeftButton);
    QCOMPARE(m_form->conditions(), 1);
    const auto left = m_form->rule();
    QVERIFY(left);
    QCOMPARE(left->conditions.size(), std::size_t{1});
    QCOMPARE(analytics::word(left->conditions[0].metric).name, std::string_view("spread_bps"));
    QCOMPARE(left->conditions[0].level, 1.2);
    QVERIFY(!field<QToolButton>("Remove condition 1")->isVisible());  // the last one stays
}

void TstAlertForm::eightAndNoMore()
{
    open();
    auto* add = button(QStringLiteral("condition"));
    for (int i = 2; i <= 8; ++i) {
        QVERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(m_form->conditions(), i);
    }
    QVERIFY(!add->isEnabled());
    for (int i = 1; i <= 8; ++i) {
        const QByteArray name = i == 1 ? QByteArray("Level") : QByteArray("Level ") + QByteArray::number(i);
        field<QLineEdit>(name.constData())->setText(QString::number(i));
    }
    const auto rule = m_form->rule();
    QVERIFY2(rule, qPrintable(m_form->problem()));
    QCOMPARE(rule->conditions.size(), std::size_t{8});
    QCOMPARE(rule->conditions[7].level, 8.0);
}

void TstAlertForm::operatorsLookBack()
{
    AlertRule draft;
    draft.id = 4;
    draft.conditions = {*alertOn("oi_usd", QStringLiteral("BTC"), {}, 0.05, AlertOperator::RisesBy)};
    draft.conditions[0].over = std::chrono::hours{4};
    open(draft);
    QVERIFY(field<QComboBox>("Over")->isVisible());
    QCOMPARE(field<QComboBox>("Over")->currentText(), QStringLiteral("4 h"));
    QVERIFY(m_form->rule()->conditions == draft.conditions);
    QVERIFY(says(QStringLiteral("rises by 5.0 % of its value in 4 h")));
    // By how much is no matter of signs.
    field<QLineEdit>("Level")->setText(QStringLiteral("-5m"));
    QVERIFY(!m_form->rule());
    choose("Condition", QStringLiteral("z above"));
    choose("Over", QStringLiteral("24 h"));
    field<QLineEdit>("Level")->setText(QStringLiteral("3.5"));
    const auto z = m_form->rule();
    QVERIFY(z);
    QCOMPARE(z->conditions[0].op, AlertOperator::ZAbove);
    QCOMPARE(z->conditions[0].level, 3.5);  // of z, whatever the value's own unit
    QCOMPARE(z->conditions[0].over, std::chrono::seconds{86'400});
    choose("Value", QStringLiteral("d_oi_24h"));
    field<QLineEdit>("Level")->setText(QStringLiteral("2"));
    QCOMPARE(m_form->rule()->conditions[0].level, 2.0);
    choose("Condition", QStringLiteral("above"));
    QVERIFY(!field<QComboBox>("Over")->isVisible());
    QCOMPARE(m_form->rule()->conditions[0].over.count(), 0);
    QVERIFY(qFuzzyCompare(m_form->rule()->conditions[0].level, 0.02));  // now percent
}

void TstAlertForm::valuesAreFoundByWhatTheySay()
{
    QCOMPARE(metricLike(QStringLiteral("spread_bps")), analytics::metricId("spread_bps"));
    QCOMPARE(metricLike(QStringLiteral("Spread of the best quotes")), analytics::metricId("spread_bps"));
    QCOMPARE(metricLike(QStringLiteral("r8")), analytics::metricId("r8"));  // exact before the beginning of others
    QCOMPARE(metricLike(QStringLiteral("slippage of 10")), analytics::metricId("slip_10m"));
    QCOMPARE(metricLike(QStringLiteral("best quotes")), analytics::metricId("spread_bps"));
    QVERIFY(!metricLike(QStringLiteral("no such thing")));
    QVERIFY(!metricLike(QString()));
    for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i) {
        const auto id = static_cast<MetricId>(i);
        QCOMPARE(metricLike(metricTitle(id)), std::optional(id));
    }
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    auto* edit = field<QComboBox>("Value")->lineEdit();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("fragil"));
    tab();
    QCOMPARE(analytics::word(static_cast<MetricId>(field<QComboBox>("Value")->currentData().toInt())).name,
             std::string_view("fragility"));
    QVERIFY(edit->text().startsWith(QStringLiteral("Fragility")));
    // What is like nothing changes nothing.
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("qqqq"));
    tab();
    QVERIFY(edit->text().startsWith(QStringLiteral("Fragility")));
}

void TstAlertForm::presetsFillTheForm()
{
    AlertRule draft;
    draft.id = 12;
    draft.conditions = {*alertOn("price", QStringLiteral("ETH"), {}, 2'700)};
    draft.sound = false;
    open(draft);
    auto* presets = field<QComboBox>("Preset");
    const int at = presets->findText(QStringLiteral("Crowded longs"), Qt::MatchContains);
    QVERIFY(at > 0);
    presets->setCurrentIndex(at);
    Q_EMIT presets->activated(at);
    QCOMPARE(m_form->conditions(), 3);
    const auto rule = m_form->rule();
    QVERIFY2(rule, qPrintable(m_form->problem()));
    QCOMPARE(rule->id, std::uint64_t{12});  // still that alert
    QVERIFY(!rule->sound);
    QVERIFY(rule->all);
    QCOMPARE(rule->conditions[1].level, 0.08);
    QVERIFY(rule->conditions[0].asset.empty());
    // Of one asset: the one that was there.
    const int spread = presets->findText(QStringLiteral("Spread above"), Qt::MatchContains);
    choose("Asset", QStringLiteral("ETH"));
    Q_EMIT presets->activated(spread);
    QCOMPARE(m_form->conditions(), 1);
    QCOMPARE(m_form->rule()->conditions[0].asset, std::string("ETH"));
}

void TstAlertForm::everyPresetMakesSense()
{
    QVERIFY(alertPresets().size() >= 12);
    open();
    m_form->setMetrics(metrics());
    auto* presets = field<QComboBox>("Preset");
    std::set<MetricKind> kinds;
    for (int i = 0; i < presets->count(); ++i) {
        if (!presets->itemData(i).isValid() || presets->itemData(i).toInt() < 0) continue;
        const AlertPreset& preset = alertPresets()[static_cast<std::size_t>(presets->itemData(i).toInt())];
        kinds.insert(preset.kind);
        for (const PresetCondition& c : preset.conditions) QVERIFY2(analytics::metricId(c.metric), preset.title);
        Q_EMIT presets->activated(i);
        const bool begins = preset.conditions[0].level == 0 && preset.conditions[0].op != AlertOperator::ChangesTo;
        if (begins) field<QLineEdit>("Level")->setText(QStringLiteral("84k"));
        QVERIFY2(m_form->rule(), qPrintable(QString::fromUtf8(preset.title) + m_form->problem()));
    }
    for (const MetricKind k :
         {MetricKind::Price, MetricKind::Funding, MetricKind::Interest, MetricKind::Liquidations,
          MetricKind::Liquidity, MetricKind::Basis, MetricKind::State, MetricKind::Feeds})
        QVERIFY2(kinds.contains(k), qPrintable(metricKindName(k)));
}

void TstAlertForm::itEnds()
{
    AlertRule draft;
    draft.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    open(draft);
    const auto known = metrics();  // it is 22 Nov 14:00
    m_form->setMetrics(known);
    QVERIFY(!m_form->rule()->expires);
    QVERIFY(!field<QDateTimeEdit>("End, UTC")->isVisible());
    choose("Until", QStringLiteral("for 1 h"));
    QCOMPARE(*m_form->rule()->expires, known->asOf.wall + std::chrono::hours{1});
    choose("Until", QStringLiteral("today, UTC"));
    QCOMPARE(*m_form->rule()->expires, known->asOf.wall + std::chrono::hours{10});
    choose("Until", QStringLiteral("until\u2026"));
    auto* at = field<QDateTimeEdit>("End, UTC");
    QVERIFY(at->isVisible());
    at->setDateTime(QDateTime(QDate(2025, 11, 22), QTime(13, 0), Qt::UTC));
    QVERIFY(!m_form->rule());  // past already
    QVERIFY(m_form->problem().contains(QStringLiteral("before it begins")));
    at->setDateTime(QDateTime(QDate(2025, 11, 23), QTime(9, 30), Qt::UTC));
    QCOMPARE(toUnixMs(*m_form->rule()->expires),
             QDateTime(QDate(2025, 11, 23), QTime(9, 30), Qt::UTC).toMSecsSinceEpoch());
    QVERIFY(says(QStringLiteral("until 23 Nov 09:30 UTC")));
}

void TstAlertForm::whatItDoes()
{
    AlertRule draft;
    draft.id = 2;
    draft.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    draft.sound = false;
    draft.post = true;
    draft.clear = std::chrono::seconds{25};
    open(draft);
    const auto box = [&](const QString& part) {
        for (QCheckBox* b : m_form->findChildren<QCheckBox*>())
            if (b->text().remove(u'&').contains(part)) return b;
        return static_cast<QCheckBox*>(nullptr);
    };
    QVERIFY(*m_form->rule() == draft);  // nothing is lost
    QVERIFY(!box(QStringLiteral("sounds"))->isChecked());
    QVERIFY(box(QStringLiteral("webhooks"))->isChecked());
    box(QStringLiteral("evidence"))->setChecked(true);
    box(QStringLiteral("desktop"))->setChecked(false);
    const auto rule = m_form->rule();
    QVERIFY(rule->bundle && rule->post && !rule->sound && !rule->tray);
    QCOMPARE(rule->clear.count(), 25);
}

void TstAlertForm::byKeysAlone()
{
    AlertRule draft;
    draft.conditions = {*alertOn("spread_bps", QStringLiteral("BTC"), {}, 0)};
    open(draft);
    m_form->setMetrics(metrics());
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    QSignalSpy accepted(m_form.get(), &QDialog::accepted);
    // It begins at the level, which is what is most often meant.
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(field<QLineEdit>("Level")));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("6"));
    QTest::keyClick(m_form.get(), Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(m_form->conditions(), 2);
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(field<QComboBox>("Value 2")));
    QTest::keyClicks(field<QComboBox>("Value 2")->lineEdit(), QStringLiteral("depth_ratio"));
    // Tab goes through the row: asset, venue, condition, level.
    const auto next = [&] { tab(); };
    next();
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Asset 2"));
    next();
    next();
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Condition 2"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);  // below
    next();
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Level 2"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("0.5"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    const auto rule = m_form->rule();
    QVERIFY(rule);
    QCOMPARE(rule->conditions[0].level, 6.0);
    QVERIFY(rule->conditions[1] == *alertOn("depth_ratio", QStringLiteral("BTC"), {}, 0.5, AlertOperator::Below));
}

void TstAlertForm::fitsASmallScreen()
{
    AlertRule draft;
    for (int i = 0; i < 8; ++i) draft.conditions.push_back(*alertOn("price", QStringLiteral("BTC"), {}, 1 + i));
    draft.title = "of eight conditions";
    open(draft);
    m_form->setMetrics(metrics());
    const QSize size = m_form->sizeHint();
    QVERIFY2(size.height() <= 700 && size.width() <= 1'280,
             qPrintable(QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())));
}

void TstAlertForm::formSaysWhatWouldHaveFired()
{
    open();
    auto* past = m_form->findChild<QLabel*>(QStringLiteral("wouldHaveFired"));
    QVERIFY(past);
    QSignalSpy tried(m_form.get(), &AlertForm::tried);
    field<QLineEdit>("Level")->clear();
    m_form->setAlerts(nullptr);
    QVERIFY(past->text().contains(QStringLiteral("enter a level to see")));
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
    QVERIFY(past->text().contains(QStringLiteral("would have fired 0")));
    // Levels that fit so many a day are offered; one is taken by a click.
    QVERIFY(!m_form->hints()[0]->isVisible());
    auto hinted = std::make_shared<WouldHaveFired>(*day);
    hinted->hints = {{1, 61'000, 1.2}, {5, 60'200, 4.8}};
    snapshot.rows[0].day = hinted;
    m_form->setAlerts(&snapshot);
    QVERIFY(m_form->hints()[0]->isVisible() && m_form->hints()[1]->isVisible() &&
            !m_form->hints()[2]->isVisible());
    QVERIFY(m_form->hints()[1]->text().startsWith(QStringLiteral("about 5 a day: 60,200")));
    QTest::mouseClick(m_form->hints()[1], Qt::LeftButton);
    QCOMPARE(m_form->rule()->conditions[0].level, 60'200.0);
    m_form->setAlerts(&snapshot);
    QVERIFY(!m_form->hints()[0]->isVisible());  // said of another level
    // Another level: the answer to the old question is not shown for the new one.
    field<QLineEdit>("Level")->setText(QStringLiteral("6"));
    m_form->setAlerts(&snapshot);
    QVERIFY(!past->text().contains(QStringLiteral("would have fired")));
}

QTEST_MAIN(TstAlertForm)
#include "tst_alert_form.moc"
