#include "ui/alert_condition_row.h"

#include "model/alerts/alert_words.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_text.h"
#include "ui/alert_metrics.h"
#include "ui/alert_numbers.h"
#include "ui/alert_phrases.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/icon.h"
#include "widgets/within.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFocusEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

using analytics::Unit;

namespace {

constexpr int kPasts[] = {300, 900, 3'600, 14'400, 86'400, 604'800};  // seconds
constexpr int kUsualPast = 3'600, kListWidth = 440;
constexpr int kBody = 12;  // pixels of the letters that the widths below are for

constexpr AlertOperator kOfNumbers[] = {
    AlertOperator::Above,   AlertOperator::Below,   AlertOperator::CrossesUp, AlertOperator::CrossesDown,
    AlertOperator::RisesBy, AlertOperator::FallsBy, AlertOperator::ZAbove,    AlertOperator::ZBelow};

// What one of the level's own unit is on screen.
double scaleOf(const AlertCondition& c)
{
    return shownScale(levelUnit(c));
}
bool byChange(AlertOperator op)
{
    return op == AlertOperator::RisesBy || op == AlertOperator::FallsBy;
}

}  // namespace

AlertConditionRow::AlertConditionRow(const Theme& theme, int number, QStandardItemModel* metrics,
                                     const std::vector<VenueId>& venues, QWidget* parent)
    : QWidget(parent)
{
    const auto box = [&](const QString& name, int width) {
        auto* b = new QComboBox(this);
        b->setAccessibleName(number == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(number));
        b->setMaxVisibleItems(24);
        b->setMinimumContentsLength(4);
        b->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        b->setFixedWidth(width * (kBody + theme.fontStep) / kBody);
        // The wheel scrolls the form; it changes nothing that is not being edited.
        b->setFocusPolicy(Qt::StrongFocus);
        b->installEventFilter(this);
        return b;
    };
    m_metric = box(tr("Value"), 260);
    m_metric->setMinimumWidth(m_metric->width() * 3 / 5);  // it gives way where the form is narrow
    m_metric->setEditable(true);
    m_metric->setInsertPolicy(QComboBox::NoInsert);
    m_metric->setModel(metrics);
    m_metric->setToolTip(tr("Type a part of its name or of what it says, or choose from the list"));
    QCompleter* completer = m_metric->completer();
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(14);
    m_asset = box(tr("Asset"), 138);
    m_venue = box(tr("Venue"), 118);
    m_venue->addItem(tr("all venues"), -1);
    for (const VenueId v : venues) m_venue->addItem(text(venueName(v)), static_cast<int>(v));
    m_operator = box(tr("Condition"), 116);
    m_operator->setMaximumWidth(QWIDGETSIZE_MAX);
    m_operator->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_word = box(tr("State"), 158);
    m_over = box(tr("Over"), 76);
    m_over->setToolTip(tr("How much of its own past it is compared with"));
    for (const int s : kPasts) m_over->addItem(spanText(std::chrono::seconds(s)), s);
    m_level = new QLineEdit(this);
    m_level->setAccessibleName(number == 1 ? tr("Level") : tr("Level %1").arg(number));
    m_level->setFixedWidth(92 * (kBody + theme.fontStep) / kBody);
    m_level->setAlignment(Qt::AlignRight);
    m_unit = new QLabel(this);
    m_unit->setProperty("tone", QStringLiteral("muted"));
    m_unit->setFixedWidth(66 * (kBody + theme.fontStep) / kBody);
    m_remove = new QToolButton(this);
    m_remove->setProperty("flat", true);
    m_remove->setIcon(themedIcon(IconId::Cross, theme));
    m_remove->setAccessibleName(tr("Remove condition %1").arg(number));
    m_remove->setToolTip(tr("Remove this condition"));
    m_said = new QLabel(this);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setFont(theme.font(11));
    m_said->setObjectName(QStringLiteral("conditionSaid"));
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    for (QWidget* w :
         {static_cast<QWidget*>(m_metric), static_cast<QWidget*>(m_asset), static_cast<QWidget*>(m_venue),
          static_cast<QWidget*>(m_operator), static_cast<QWidget*>(m_level), static_cast<QWidget*>(m_unit),
          static_cast<QWidget*>(m_word), static_cast<QWidget*>(m_over)})
        line->addWidget(w);
    line->setStretch(0, 1'000);
    line->addStretch(1);
    line->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 2);
    column->setSpacing(1);
    column->addLayout(line);
    column->addWidget(m_said);

    connect(m_metric, &QComboBox::currentIndexChanged, this, &AlertConditionRow::metricChanged);
    connect(m_metric->lineEdit(), &QLineEdit::editingFinished, this, &AlertConditionRow::settleMetric);
    for (QComboBox* b : {m_asset, m_venue})
        connect(b, &QComboBox::currentIndexChanged, this, [this] {
            if (m_filling) return;
            followValue();
            say();
            Q_EMIT changed();
        });
    for (QComboBox* b : {m_operator, m_word, m_over})
        connect(b, &QComboBox::currentIndexChanged, this, [this] {
            if (m_filling) return;
            showFields();
            say();
            Q_EMIT changed();
        });
    connect(m_level, &QLineEdit::textChanged, this, [this] {
        if (m_filling) return;
        m_entered = true;
        say();
        Q_EMIT changed();
    });
    connect(m_remove, &QToolButton::clicked, this, &AlertConditionRow::removeWanted);
}

bool AlertConditionRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    // Lists are made when somebody comes near: a form opens at once.
    if (watched == m_metric && event->type() == QEvent::FocusIn) {
        m_metric->view()->setMinimumWidth(kListWidth);
        m_metric->completer()->popup()->setMinimumWidth(kListWidth);
    }
    // While the list of what is like it was open, the field does not say by itself that it is left.
    if (watched == m_metric && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        settleMetric();
    return QWidget::eventFilter(watched, event);
}

void AlertConditionRow::setAssets(const QStringList& assets)
{
    m_filling = true;
    const QString chosen = m_asset->currentData().toString();
    m_asset->clear();
    m_asset->addItem(tr("any watched"), QString());
    for (const QString& a : assets) m_asset->addItem(a, a);
    m_asset->setCurrentIndex(std::max(0, m_asset->findData(chosen)));
    m_filling = false;
}

void AlertConditionRow::setCondition(const AlertCondition& c, bool entered)
{
    m_filling = true;
    m_metric->setCurrentIndex(std::max(1, m_metric->findData(static_cast<int>(c.metric))));
    const QString asset = QString::fromStdString(c.asset);
    if (!asset.isEmpty() && m_asset->findData(asset) < 0) m_asset->addItem(asset, asset);
    m_asset->setCurrentIndex(std::max(0, m_asset->findData(asset)));
    // One that is not of this run stays what was asked for.
    const int venue = c.venue ? static_cast<int>(*c.venue) : -1;
    if (c.venue && m_venue->findData(venue) < 0) m_venue->addItem(text(venueName(*c.venue)), venue);
    m_venue->setCurrentIndex(m_venue->findData(venue));
    fillOperators();
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(static_cast<int>(c.op))));
    const int over = c.over.count() > 0 ? static_cast<int>(c.over.count()) : kUsualPast;
    if (m_over->findData(over) < 0) m_over->addItem(spanText(std::chrono::seconds(over)), over);
    m_over->setCurrentIndex(m_over->findData(over));
    const Unit unit = analytics::word(c.metric).unit;
    if (unit == Unit::Word)
        m_word->setCurrentIndex(within(static_cast<int>(c.level), 0, m_word->count() - 1));
    else
        m_level->setText(entered ? enteredText(c.level * scaleOf(c)) : QString());
    m_entered = entered;
    m_metric->lineEdit()->setCursorPosition(0);  // its beginning is seen
    m_filling = false;
    if (!entered) followValue();
    showFields();
    say();
}

AlertCondition AlertConditionRow::condition() const
{
    AlertCondition c;
    c.metric = static_cast<MetricId>(m_metric->currentData().toInt());
    const analytics::MetricWord& word = analytics::word(c.metric);
    if (!word.scope.market) c.asset = m_asset->currentData().toString().toStdString();
    const int venue = m_venue->currentData().toInt();
    if (venue >= 0 && (word.scope.venue || word.scope.account)) c.venue = static_cast<VenueId>(venue);
    c.op = static_cast<AlertOperator>(m_operator->currentData().toInt());
    c.level = level().value_or(0);
    if (looksBack(c.op)) c.over = std::chrono::seconds(m_over->currentData().toInt());
    return c;
}

std::optional<double> AlertConditionRow::level() const
{
    const Unit unit = analytics::word(static_cast<MetricId>(m_metric->currentData().toInt())).unit;
    if (unit == Unit::Word) return m_word->currentIndex();
    const auto v = numberOf(m_level->text());
    if (!v) return std::nullopt;
    AlertCondition c;
    c.metric = static_cast<MetricId>(m_metric->currentData().toInt());
    c.op = static_cast<AlertOperator>(m_operator->currentData().toInt());
    return *v / scaleOf(c);
}

QString AlertConditionRow::problem() const
{
    const AlertCondition c = condition();
    const analytics::MetricWord& word = analytics::word(c.metric);
    const auto v = level();
    if (!v)
        return m_level->text().isEmpty() ? tr("Enter a level.") : tr("\"%1\" is no number.").arg(m_level->text());
    if (!word.scope.asset && !word.scope.market && word.scope.venue && !c.venue)
        return tr("%1 is said of one venue: choose it.").arg(text(word.name));
    if (byChange(c.op) && *v <= 0)
        return tr("By how much it %1 must be above zero.")
            .arg(c.op == AlertOperator::RisesBy ? tr("rises") : tr("falls"));
    return {};
}

void AlertConditionRow::setRemovable(bool on)
{
    m_remove->setVisible(on);
}

QList<QWidget*> AlertConditionRow::tabStops() const
{
    return {m_metric, m_asset, m_venue, m_operator, m_level, m_word, m_over, m_remove};
}

void AlertConditionRow::setLevel(double value)
{
    m_level->setText(enteredText(value * scaleOf(condition())));
}

void AlertConditionRow::focusFirst()
{
    m_metric->setFocus(Qt::OtherFocusReason);
    m_metric->lineEdit()->selectAll();
}

void AlertConditionRow::focusLevel()
{
    if (m_level->isHidden())
        m_word->setFocus(Qt::OtherFocusReason);
    else
        m_level->setFocus(Qt::OtherFocusReason);
    m_level->selectAll();
}

// What was typed becomes the value most like it; what is like none becomes the last choice again.
void AlertConditionRow::settleMetric()
{
    const auto like = metricLike(m_metric->currentText());
    const int at = like ? m_metric->findData(static_cast<int>(*like)) : m_metric->currentIndex();
    if (at != m_metric->currentIndex())
        m_metric->setCurrentIndex(at);
    else
        m_metric->setEditText(m_metric->itemText(at));
    m_metric->lineEdit()->setCursorPosition(0);
}

void AlertConditionRow::metricChanged()
{
    if (m_filling) return;
    if (!m_metric->currentData().isValid()) return;  // a head
    m_filling = true;
    fillOperators();
    m_filling = false;
    m_metric->lineEdit()->setCursorPosition(0);
    // Another value, another unit: the old level would mean something else.
    m_entered = false;
    followValue();
    showFields();
    say();
    Q_EMIT changed();
}

void AlertConditionRow::fillOperators()
{
    const analytics::MetricWord& word = analytics::word(static_cast<MetricId>(m_metric->currentData().toInt()));
    const QVariant before = m_operator->currentData();
    m_operator->clear();
    m_word->clear();
    for (const std::string_view w : word.words) m_word->addItem(text(w));
    if (word.unit == Unit::Word) {
        m_operator->addItem(modelWords(alertOperatorText(AlertOperator::ChangesTo)),
                            static_cast<int>(AlertOperator::ChangesTo));
    } else {
        for (const AlertOperator o : kOfNumbers)
            m_operator->addItem(modelWords(alertOperatorText(o)), static_cast<int>(o));
    }
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(before)));
}

void AlertConditionRow::showFields()
{
    const analytics::MetricWord& word = analytics::word(static_cast<MetricId>(m_metric->currentData().toInt()));
    const auto op = static_cast<AlertOperator>(m_operator->currentData().toInt());
    const bool states = word.unit == Unit::Word;
    m_level->setVisible(!states);
    m_unit->setVisible(!states);
    m_word->setVisible(states);
    m_over->setVisible(looksBack(op));
    const AlertCondition c = condition();
    m_unit->setText(byChange(op) && changesByShare(c.metric) ? tr("% of it") : shownUnit(levelUnit(c)));
    m_asset->setEnabled(!word.scope.market);
    m_venue->setEnabled(word.scope.venue || word.scope.account);
}

// A level that nobody entered begins at what the value is now, where it is one.
void AlertConditionRow::followValue()
{
    if (m_entered) return;
    const AlertCondition c = condition();
    const analytics::MetricWord& word = analytics::word(c.metric);
    const bool somewhere = !c.asset.empty() || word.scope.market || word.scope.account;
    std::optional<double> now;
    if (m_metrics && somewhere && word.unit != Unit::Word && !looksBack(c.op))
        now = m_metrics->at(c.metric, c.asset, c.venue).value;
    m_filling = true;
    m_level->setText(now ? enteredText(*now * shownScale(word.unit)) : QString());
    m_level->selectAll();  // what is typed next takes its place
    m_filling = false;
}

void AlertConditionRow::setMetrics(const MetricSnapshot* metrics)
{
    const bool first = !m_metrics;
    m_metrics = metrics;
    if (first && m_level->text().isEmpty()) {
        followValue();
        if (!m_level->text().isEmpty()) Q_EMIT changed();
    }
    say();
}

QString AlertConditionRow::valueNow(const AlertCondition& c) const
{
    if (!m_metrics) return tr("not known");
    const analytics::Scope scope = analytics::word(c.metric).scope;
    const auto said = [&](const MetricValue& v) {
        return QString::fromStdString(number_text::floored(v.floor, metricText, c.metric, *v.value));
    };
    if (scope.market || scope.account || !c.asset.empty()) {
        const MetricValue& v = m_metrics->at(c.metric, c.asset, c.venue);
        if (!v.value) return tr("no value: %1").arg(modelWords(analytics::reasonWords(v.reason)));
        const bool above = c.op == AlertOperator::Above, below = c.op == AlertOperator::Below;
        QString out = said(v);
        if ((above || below) && level()) {
            const bool holds = above ? *v.value > c.level : *v.value < c.level;
            out += holds ? tr(", true now") : tr(", not true now");
        }
        return out;
    }
    // Of all assets: the ends of the field.
    const MetricValue *low = nullptr, *high = nullptr;
    QString lowAsset, highAsset;
    int known = 0;
    for (const auto& a : m_metrics->assets) {
        const MetricValue& v = a->at(c.metric, c.venue);
        if (!v.value) continue;
        ++known;
        const QString name = QString::fromStdString(a->asset());
        if (!low || *v.value < *low->value) low = &v, lowAsset = name;
        if (!high || *v.value > *high->value) high = &v, highAsset = name;
    }
    if (!low) return tr("no asset has a value");
    if (analytics::word(c.metric).unit == Unit::Word || known == 1)
        return tr("%1 %2%3").arg(highAsset, said(*high), known > 1 ? tr(" and others") : QString());
    return tr("%1 %2 to %3 %4, %n assets", nullptr, known).arg(lowAsset, said(*low), highAsset, said(*high));
}

void AlertConditionRow::say()
{
    const AlertCondition c = condition();
    const analytics::MetricWord& word = analytics::word(c.metric);
    QString what = modelWords(word.what);
    if (word.provenance == analytics::Provenance::Modelled) what += tr(" (modelled)");
    if (word.provenance == analytics::Provenance::Sampled) what += tr(" (sampled: venues do not show all)");
    const QString wrong = problem();
    const bool bad = !level() && !m_level->text().isEmpty();
    if (m_level->property("bad").toBool() != bad) {
        m_level->setProperty("bad", bad);
        m_level->setStyleSheet(m_level->styleSheet());  // the sheet looks at the property again
    }
    m_said->setText(tr("%1 \u00b7 now %2").arg(what, valueNow(c)) +
                    (wrong.isEmpty() ? QString() : QStringLiteral(" \u00b7 ") + wrong));
    m_said->setToolTip(m_said->text());
}

}  // namespace plimsoll
