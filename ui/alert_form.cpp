#include "ui/alert_form.h"

#include "model/alerts/alert_json.h"
#include "model/alerts/alert_words.h"
#include "ui/alert_book.h"
#include "ui/alert_condition_row.h"
#include "ui/alert_metrics.h"
#include "ui/alert_phrases.h"
#include "ui/alert_presets.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/rehearsal_text.h"
#include "widgets/segmented.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr int kWidth = 940, kRowHeight = 48, kRowsInView = 4, kLongestTitle = 120;
constexpr int kLongest = 7 * 86'400, kHints = 3;

QDateTime dateTimeOf(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC);
}

Timestamp nextMidnight(Timestamp now)
{
    return std::chrono::floor<std::chrono::days>(now) + std::chrono::days{1};
}

}  // namespace

AlertForm::AlertForm(const Theme& theme, const AlertRule& draft, QStringList assets, std::vector<VenueId> venues,
                     QWidget* parent)
    : QDialog(parent), m_theme(theme), m_draft(draft), m_assets(std::move(assets)), m_venues(std::move(venues))
{
    setWindowTitle(draft.id == 0 ? tr("New alert") : tr("Alert"));
    if (m_draft.conditions.empty()) m_draft.conditions.emplace_back();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(6);
    column->addWidget(makeTop());
    m_metricItems = metricItems(this);
    makeArea();
    column->addWidget(m_area);
    m_add = new QPushButton(tr("&Add a condition"), this);
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &AlertForm::addCondition);
    auto* under = new QHBoxLayout;
    under->addWidget(m_add);
    under->addStretch(1);
    column->addLayout(under);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    makeTimes(grid);
    makeVoices(grid);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(4, 3);
    column->addLayout(grid);

    const auto words = [&](const char* name) {
        auto* l = new QLabel(this);
        l->setObjectName(QLatin1String(name));
        l->setWordWrap(true);
        l->setTextFormat(Qt::PlainText);
        l->setFont(theme.font(12));
        column->addWidget(l);
        return l;
    };
    m_words = words("alertWords");
    m_words->setAccessibleName(tr("In words"));
    m_past = words("wouldHaveFired");
    m_past->setAccessibleName(tr("In the past"));
    m_past->setFont(theme.font(11));
    auto* levels = new QHBoxLayout;
    for (int i = 0; i < kHints; ++i) {
        auto* b = new QPushButton(this);
        b->setProperty("link", true);
        b->setAutoDefault(false);
        b->setVisible(false);
        connect(b, &QPushButton::clicked, this, [this, i] {
            if (i < static_cast<int>(m_hinted.size()))
                m_rows.front()->setLevel(m_hinted[static_cast<std::size_t>(i)].level);
        });
        levels->addWidget(b);
        m_hints.push_back(b);
    }
    levels->addStretch(1);
    column->addLayout(levels);
    m_wrong = words("alertWrong");
    m_wrong->setAccessibleName(tr("What is wrong"));
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(draft.id == 0 ? tr("Set alert") : tr("Change alert"));
    m_ok->setProperty("primary", true);
    m_ok->style()->unpolish(m_ok);
    m_ok->style()->polish(m_ok);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_settled.setSingleShot(true);
    m_settled.setInterval(300);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        if (const auto tryOut = rule()) Q_EMIT tried(*tryOut);
    });
    setMinimumWidth(kWidth);
    take(m_draft);
    m_rows.front()->focusLevel();
}

QWidget* AlertForm::makeTop()
{
    auto* top = new QWidget(this);
    auto* line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("S&tart from"), top);
    m_preset = new QComboBox(top);
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->setMaxVisibleItems(30);
    m_preset->setFixedWidth(420);
    label->setBuddy(m_preset);
    m_preset->addItem(tr("what is entered below"), -1);
    auto* items = qobject_cast<QStandardItemModel*>(m_preset->model());
    std::optional<MetricKind> kind;
    const auto presets = alertPresets();
    for (std::size_t i = 0; i < presets.size(); ++i) {
        if (kind != presets[i].kind) {
            kind = presets[i].kind;
            m_preset->addItem(metricKindName(*kind));
            items->item(m_preset->count() - 1)->setFlags(Qt::NoItemFlags);
        }
        m_preset->addItem(QStringLiteral("   ") + modelWords(presets[i].title), static_cast<int>(i));
    }
    connect(m_preset, &QComboBox::activated, this, &AlertForm::choosePreset);
    m_join = new Segmented(m_theme, {tr("all of these"), tr("any of these")}, top);
    m_join->setAccessibleName(tr("How conditions are joined"));
    m_join->setFocusPolicy(Qt::StrongFocus);
    connect(m_join, &Segmented::currentChanged, this, &AlertForm::update);
    line->addWidget(label);
    line->addWidget(m_preset);
    line->addStretch(1);
    line->addWidget(m_join);
    return top;
}

void AlertForm::makeArea()
{
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(m_area);
    inside->setProperty("surface", "window");
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, 8, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_area->setWidget(inside);
}

// Made when it is first wanted, and then kept: most alerts have one condition. The way of the Tab key goes through
// the rows in their order.
AlertConditionRow* AlertForm::row(int at)
{
    while (static_cast<int>(m_rows.size()) <= at) {
        const int i = static_cast<int>(m_rows.size());
        auto* row = new AlertConditionRow(m_theme, i + 1, m_metricItems, m_venues, m_area->widget());
        row->setAssets(m_assets);
        row->setFixedHeight(kRowHeight);
        row->setMetrics(m_metrics.get());
        connect(row, &AlertConditionRow::changed, this, &AlertForm::update);
        connect(row, &AlertConditionRow::removeWanted, this, [this, i] { removeCondition(i); });
        m_column->insertWidget(i, row);
        QWidget* before = m_rows.empty() ? static_cast<QWidget*>(m_join) : m_rows.back()->tabStops().back();
        for (QWidget* stop : row->tabStops()) {
            QWidget::setTabOrder(before, stop);
            before = stop;
        }
        m_rows.push_back(row);
    }
    return m_rows[static_cast<std::size_t>(at)];
}

QSpinBox* AlertForm::seconds(const QString& name)
{
    auto* box = new QSpinBox(this);
    box->setAccessibleName(name);
    box->setRange(0, kLongest);
    box->setSuffix(tr(" s"));
    box->setFixedWidth(110);
    connect(box, &QSpinBox::valueChanged, this, &AlertForm::update);
    return box;
}

void AlertForm::makeTimes(QGridLayout* grid)
{
    m_hold = seconds(tr("Hold"));
    m_clear = seconds(tr("Clear"));
    m_cooldown = seconds(tr("Cooldown"));
    m_repeat = new QComboBox(this);
    m_repeat->setAccessibleName(tr("How often"));
    m_repeat->addItems({tr("every time"), tr("once, then pause")});
    m_ends = new QComboBox(this);
    m_ends->setAccessibleName(tr("Until"));
    m_ends->addItems({tr("until deleted"), tr("for 1 h"), tr("today, UTC"), tr("until\u2026")});
    m_endsAt = new QDateTimeEdit(this);
    m_endsAt->setAccessibleName(tr("End, UTC"));
    m_endsAt->setTimeSpec(Qt::UTC);
    m_endsAt->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_endsAt->setToolTip(tr("UTC"));
    const auto row = [&](int at, const QString& name, QWidget* field) {
        auto* label = new QLabel(name, this);
        label->setBuddy(field);
        grid->addWidget(label, at, 0);
        grid->addWidget(field, at, 1);
    };
    row(0, tr("True for at &least"), m_hold);
    row(1, tr("Over when &false for"), m_clear);
    row(2, tr("Then &silent for"), m_cooldown);
    row(3, tr("F&ires"), m_repeat);
    row(4, tr("Stan&ds"), m_ends);
    grid->addWidget(m_endsAt, 4, 2, Qt::AlignLeft);
    for (QComboBox* b : {m_repeat, m_ends}) connect(b, &QComboBox::currentIndexChanged, this, &AlertForm::update);
    connect(m_endsAt, &QDateTimeEdit::dateTimeChanged, this, &AlertForm::update);
}

void AlertForm::makeVoices(QGridLayout* grid)
{
    m_severity = new QComboBox(this);
    m_severity->setAccessibleName(tr("Severity"));
    for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical})
        m_severity->addItem(modelWords(severityWord(s)), static_cast<int>(s));
    m_severity->setToolTip(
        tr("Notice: list and line. Warning: also a toast. Critical: also a banner that stays "
           "until it is acknowledged."));
    connect(m_severity, &QComboBox::currentIndexChanged, this, &AlertForm::update);
    m_title = new QLineEdit(this);
    m_title->setAccessibleName(tr("Name"));
    m_title->setMaxLength(kLongestTitle);
    m_title->setPlaceholderText(tr("as worded below"));
    connect(m_title, &QLineEdit::textChanged, this, &AlertForm::update);
    const auto row = [&](int at, const QString& name, QWidget* field) {
        auto* label = new QLabel(name, this);
        label->setBuddy(field);
        grid->addWidget(label, at, 3);
        grid->addWidget(field, at, 4);
    };
    row(0, tr("S&everity"), m_severity);
    row(1, tr("&Name"), m_title);
    const auto box = [&](QHBoxLayout* line, const QString& name, const QString& tip) {
        auto* b = new QCheckBox(name, this);
        b->setToolTip(tip);
        connect(b, &QCheckBox::toggled, this, &AlertForm::update);
        line->addWidget(b);
        return b;
    };
    auto* does = new QLabel(tr("It also"), this);
    grid->addWidget(does, 2, 3);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    for (QHBoxLayout* line : {first, second}) line->setSpacing(16);
    m_sound = box(first, tr("so&unds"), tr("The sound of its severity"));
    m_tray = box(first, tr("notifies the des&ktop"), tr("A message of the tray or the desktop"));
    m_post = box(second, tr("&posts to the webhooks"), tr("To every webhook that is switched on"));
    m_bundle = box(second, tr("keeps the e&vidence"), tr("Pictures and numbers of five minutes before and after"));
    first->addStretch(1);
    second->addStretch(1);
    grid->addLayout(first, 2, 4);
    grid->addLayout(second, 3, 4);
}

void AlertForm::take(const AlertRule& rule)
{
    m_filling = true;
    m_count = static_cast<int>(std::min(rule.conditions.size(), kMostConditions));
    for (int i = 0; i < m_count; ++i) {
        const AlertCondition& c = rule.conditions[static_cast<std::size_t>(i)];
        const bool word = analytics::word(c.metric).unit == analytics::Unit::Word;
        row(i)->setCondition(c, rule.id != 0 || word || c.level != 0);
    }
    m_join->setCurrent(rule.all ? 0 : 1);
    m_severity->setCurrentIndex(std::max(0, m_severity->findData(static_cast<int>(rule.severity))));
    m_hold->setValue(static_cast<int>(rule.hold.count()));
    m_clear->setValue(static_cast<int>(rule.clear.count()));
    m_cooldown->setValue(static_cast<int>(rule.cooldown.count()));
    m_repeat->setCurrentIndex(rule.once ? 1 : 0);
    m_ends->setCurrentIndex(rule.expires ? At : Never);
    m_endsAt->setDateTime(dateTimeOf(rule.expires.value_or(now() + std::chrono::hours{24})));
    m_sound->setChecked(rule.sound);
    m_tray->setChecked(rule.tray);
    m_post->setChecked(rule.post);
    m_bundle->setChecked(rule.bundle);
    m_title->setText(QString::fromStdString(rule.title));
    m_filling = false;
    showRows();
    update();
}

void AlertForm::choosePreset(int index)
{
    const QVariant which = m_preset->itemData(index);
    if (!which.isValid() || which.toInt() < 0) return;
    const AlertPreset& preset = alertPresets()[static_cast<std::size_t>(which.toInt())];
    QString asset = QString::fromStdString(entered().conditions.front().asset);
    if (asset.isEmpty() && !m_assets.isEmpty()) asset = m_assets.front();
    AlertRule rule = presetRule(preset, asset, m_venues);
    // It stays the alert that is edited, with what it does.
    rule.armed = m_draft.armed;
    rule.sound = m_sound->isChecked();
    rule.tray = m_tray->isChecked();
    rule.post = m_post->isChecked();
    rule.bundle = m_bundle->isChecked();
    take(rule);
    for (AlertConditionRow* r : m_rows) r->setMetrics(m_metrics.get());
    m_rows.front()->focusLevel();
}

// A new one is of the same place as the one before.
void AlertForm::addCondition()
{
    if (m_count >= static_cast<int>(kMostConditions)) return;
    const AlertCondition before = m_rows[static_cast<std::size_t>(m_count - 1)]->condition();
    AlertCondition fresh;
    fresh.metric = analytics::metricId("spread_bps").value_or(0);
    fresh.asset = before.asset;
    fresh.venue = before.venue;
    AlertConditionRow* next = row(m_count);
    ++m_count;
    m_filling = true;
    next->setMetrics(m_metrics.get());
    next->setCondition(fresh, false);
    m_filling = false;
    showRows();
    update();
    next->focusFirst();
    m_area->ensureWidgetVisible(next);
}

void AlertForm::removeCondition(int at)
{
    if (m_count <= 1) return;
    m_filling = true;
    for (int i = at; i + 1 < m_count; ++i) {
        const AlertConditionRow* next = m_rows[static_cast<std::size_t>(i + 1)];
        m_rows[static_cast<std::size_t>(i)]->setCondition(next->condition(), next->entered());
    }
    --m_count;
    m_filling = false;
    showRows();
    update();
    m_rows[static_cast<std::size_t>(std::min(at, m_count - 1))]->focusFirst();
}

void AlertForm::showRows()
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        m_rows[static_cast<std::size_t>(i)]->setVisible(i < m_count);
        m_rows[static_cast<std::size_t>(i)]->setRemovable(m_count > 1);
    }
    m_area->setFixedHeight(kRowHeight * std::min(m_count, kRowsInView) + 2);
    m_add->setEnabled(m_count < static_cast<int>(kMostConditions));
    m_join->setVisible(m_count > 1);
}

Timestamp AlertForm::now() const
{
    // The program's time: in a replay it is the recording's.
    return m_metrics ? m_metrics->asOf.wall : fromUnixMs(QDateTime::currentMSecsSinceEpoch());
}

std::optional<Timestamp> AlertForm::ends() const
{
    switch (static_cast<Ends>(m_ends->currentIndex())) {
        case Never: return std::nullopt;
        case InAnHour: return now() + std::chrono::hours{1};
        case Today: return nextMidnight(now());
        case At: return fromUnixMs(m_endsAt->dateTime().toMSecsSinceEpoch());
    }
    return std::nullopt;
}

AlertRule AlertForm::entered() const
{
    AlertRule out = m_draft;
    out.conditions.clear();
    for (int i = 0; i < m_count; ++i) out.conditions.push_back(m_rows[static_cast<std::size_t>(i)]->condition());
    out.all = m_count == 1 || m_join->current() == 0;
    out.title = m_title->text().trimmed().toStdString();
    out.hold = std::chrono::seconds(m_hold->value());
    out.clear = std::chrono::seconds(m_clear->value());
    out.cooldown = std::chrono::seconds(m_cooldown->value());
    out.severity = static_cast<Severity>(m_severity->currentData().toInt());
    out.once = m_repeat->currentIndex() == 1;
    out.expires = ends();
    out.sound = m_sound->isChecked();
    out.tray = m_tray->isChecked();
    out.post = m_post->isChecked();
    out.bundle = m_bundle->isChecked();
    return out;
}

QString AlertForm::problem() const
{
    for (int i = 0; i < m_count; ++i) {
        const QString wrong = m_rows[static_cast<std::size_t>(i)]->problem();
        if (!wrong.isEmpty()) return m_count == 1 ? wrong : tr("Condition %1: %2").arg(i + 1).arg(wrong);
    }
    const AlertRule r = entered();
    for (std::size_t i = 1; i < r.conditions.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (r.conditions[i] == r.conditions[k])
                return tr("Conditions %1 and %2 are the same.").arg(k + 1).arg(i + 1);
    if (r.expires && *r.expires <= now()) return tr("It would end before it begins: choose a later time.");
    return {};
}

std::optional<AlertRule> AlertForm::rule() const
{
    if (!problem().isEmpty()) return std::nullopt;
    return entered();
}

void AlertForm::setMetrics(std::shared_ptr<const MetricSnapshot> metrics)
{
    const bool first = !m_metrics;
    m_metrics = std::move(metrics);
    if (first && m_ends->currentIndex() != At) m_endsAt->setDateTime(dateTimeOf(now() + std::chrono::hours{24}));
    for (AlertConditionRow* r : m_rows) r->setMetrics(m_metrics.get());
}

void AlertForm::setAlerts(const AlertSnapshot* alerts)
{
    const auto mine = rule();
    QString said = mine ? tr("In the past: looking back\u2026") : tr("In the past: enter a level to see");
    const AlertRow* answer = nullptr;
    if (alerts && mine)
        for (const AlertRow& row : alerts->rows) {
            const AlertRule& r = row.rule;
            // Only what is said of the rule as it stands in the form.
            if (r.id == AlertBook::kTrial && r.conditions == mine->conditions && r.all == mine->all &&
                r.hold == mine->hold && r.clear == mine->clear && r.cooldown == mine->cooldown &&
                (row.day || row.week)) {
                said = tr("In the past: %1").arg(wouldHaveFiredText(row.day.get(), row.week.get()));
                answer = &row;
            }
        }
    if (m_past->text() != said) m_past->setText(said);
    showHints(answer);
}

// Of the week where it is known, it says more.
void AlertForm::showHints(const AlertRow* row)
{
    std::vector<WouldHaveFired::Hint> hints;
    if (row && m_count == 1)
        for (const auto& past : {row->week, row->day})
            if (past && hints.empty()) hints = past->hints;
    if (hints == m_hinted) return;
    m_hinted = hints;
    for (std::size_t i = 0; i < m_hints.size(); ++i) {
        QPushButton* const b = m_hints[i];
        b->setVisible(i < hints.size());
        if (i >= hints.size()) continue;
        AlertCondition c = m_rows.front()->condition();
        c.level = hints[i].level;
        const QString level = modelWords(levelText(c));
        b->setText(hints[i].perDay < 1 ? tr("about %1 a week: %2").arg(qRound(hints[i].perDay * 7)).arg(level)
                                       : tr("about %1 a day: %2").arg(qRound(hints[i].perDay)).arg(level));
        b->setToolTip(tr("At this level it would have fired %1 times a day; take it")
                          .arg(QString::number(hints[i].counted, 'g', 2)));
    }
}

void AlertForm::update()
{
    if (m_filling) return;
    const AlertRule r = entered();
    m_endsAt->setVisible(m_ends->currentIndex() == At);
    const QString wrong = problem();
    m_ok->setEnabled(wrong.isEmpty());
    m_wrong->setText(wrong);
    m_wrong->setVisible(!wrong.isEmpty());
    if (wrong.isEmpty()) m_settled.start();
    m_words->setText(
        wrong.isEmpty()
            ? tr("%1: %2; %3.").arg(modelWords(severityWord(r.severity)), conditionsPhrase(r), timesPhrase(r))
            : QString());
    m_words->setVisible(wrong.isEmpty());
}

}  // namespace plimsoll
