#include "ui/panels/level_drawer.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/segmented.h"
#include "widgets/typed_number.h"
#include "widgets/venue_key.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

using analytics::liq::Mix;

constexpr Mix kMixes[] = {Mix::Conservative, Mix::Default, Mix::Aggressive};
constexpr int kOwn = 3, kSteps = 100, kField = 62, kLeastSlider = 40;

std::optional<double> fieldNumber(const QLineEdit* field)
{
    QString text = field->text();
    return typedNumber(text.remove(u'%').remove(u'h'));
}

}  // namespace

LevelDrawer::LevelDrawer(const Theme& theme, const std::vector<VenueId>& venues, QWidget* parent) : QWidget(parent)
{
    setProperty("surface", "panel");
    setAccessibleName(tr("What the modelled levels suppose"));
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Assumptions of the modelled levels"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll);
    inside->setProperty("surface", "panel");
    scroll->setWidget(inside);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(8, 4, 8, 6);
    column->setSpacing(4);
    m_mix = new Segmented(theme, {tr("Cons."), tr("Default"), tr("Aggr."), tr("Own")}, inside);
    m_mix->setAccessibleName(tr("Mix of leverage"));
    m_mix->setToolTip(tr("Conservative, default or aggressive, as published maps suppose; or your own"));
    column->addWidget(m_mix, 0, Qt::AlignLeft);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const auto word = [&](const QString& text) {
        auto* label = new QLabel(text, inside);
        label->setProperty("tone", "muted");
        return label;
    };
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        const QString name = QStringLiteral("%1\u00d7").arg(LevelAssumptions::kLeverage[i]);
        m_drawn[i] = new QCheckBox(name, inside);
        m_drawn[i]->setAccessibleName(tr("Draw and count levels at a leverage of %1").arg(name));
        m_drawn[i]->setToolTip(
            tr("Draws the levels of %1 and counts them in clusters, or leaves them out of both. "
               "Hit rate and \u03ba stay those of all classes")
                .arg(name));
        connect(m_drawn[i], &QCheckBox::toggled, this, [this, i] {
            setClasses(static_cast<std::uint8_t>(m_classes ^ 1u << i));
            Q_EMIT classesChosen();
        });
        m_sliders[i] = new QSlider(Qt::Horizontal, inside);
        m_sliders[i]->setRange(0, kSteps);
        m_sliders[i]->setMinimumWidth(kLeastSlider);
        m_sliders[i]->setAccessibleName(tr("Share of new positions at a leverage of %1").arg(name));
        m_sliders[i]->setToolTip(
            tr("Share of new positions at %1. The others give way: together they are 1").arg(name));
        m_values[i] = new QLabel(inside);
        m_values[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int row = static_cast<int>(i);
        grid->addWidget(m_drawn[i], row, 0);
        grid->addWidget(m_sliders[i], row, 1);
        grid->addWidget(m_values[i], row, 2);
        connect(m_sliders[i], &QSlider::valueChanged, this, [this, i](int value) { weightMoved(i, value); });
    }
    column->addLayout(grid);
    const auto field = [&](const QString& name, const QString& tip) {
        auto* f = new QLineEdit(inside);
        f->setFixedSize(kField, 22);
        f->setAlignment(Qt::AlignRight);
        f->setAccessibleName(name);
        f->setToolTip(tip);
        connect(f, &QLineEdit::editingFinished, this, &LevelDrawer::fieldsTaken);
        return f;
    };
    m_halfLife = field(tr("Half-life in hours"), tr("Positions are closed and opened again unseen: after so many "
                                                    "hours half of a level is taken as gone"));
    m_share = field(tr("Share that can be liquidated"),
                    tr("Share of new open interest that can be liquidated at all: hedged interest does not die"));
    auto* line = new QGridLayout;
    line->setHorizontalSpacing(8);
    line->setVerticalSpacing(2);
    line->setColumnStretch(1, 1);
    line->addWidget(word(tr("Half-life")), 0, 0);
    line->addWidget(m_halfLife, 0, 1, Qt::AlignRight);
    line->addWidget(word(tr("Share that can die")), 1, 0);
    line->addWidget(m_share, 1, 1, Qt::AlignRight);
    int row = 2;
    for (const VenueId v : venues) {
        QLineEdit* f =
            field(tr("Maintenance margin rate of %1, percent").arg(venueNameText(v)),
                  tr("Maintenance margin rate of %1 in percent. Empty: its own first tier").arg(venueNameText(v)));
        m_rates[static_cast<std::size_t>(v)] = f;
        line->addWidget(word(tr("Maintenance %1").arg(venueCodeText(v))), row, 0);
        line->addWidget(f, row, 1, Qt::AlignRight);
        ++row;
    }
    column->addLayout(line);
    m_reset = new QPushButton(tr("Reset to defaults"), inside);
    m_reset->setAccessibleName(tr("Reset what is supposed to the defaults"));
    column->addWidget(m_reset, 0, Qt::AlignRight);
    m_note = new QLabel(inside);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("tone", "muted");
    column->addWidget(m_note);
    column->addStretch(1);

    connect(m_mix, &Segmented::currentChanged, this, [this](int which) {
        if (m_showing || which == kOwn) return;
        LevelAssumptions next = m_assumed;
        next.weights = plimsoll::assumed(kMixes[which]).weights;
        take(next);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { take({}); });
    setClasses(m_classes);
    setUsed(nullptr);
    show();
}

// The last one stays: a map of no class says nothing.
void LevelDrawer::setClasses(std::uint8_t classes)
{
    classes &= kAllClasses;
    m_classes = classes == 0 ? kAllClasses : classes;
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        const QSignalBlocker quiet(m_drawn[i]);
        m_drawn[i]->setChecked((m_classes >> i) & 1u);
        m_drawn[i]->setEnabled(m_classes != 1u << i);
    }
}

void LevelDrawer::setAssumed(const LevelAssumptions& a)
{
    m_assumed = tidied(a);
    show();
}

void LevelDrawer::take(LevelAssumptions next)
{
    next = tidied(next);
    const bool other = !(next == m_assumed);
    m_assumed = next;
    show();
    if (other) Q_EMIT changed(m_assumed);
}

// The others keep their proportions; where they are all nothing they share alike.
void LevelDrawer::weightMoved(std::size_t which, int value)
{
    if (m_showing) return;
    LevelAssumptions next = m_assumed;
    const double mine = static_cast<double>(value) / kSteps, others = 1 - next.weights[which];
    for (std::size_t i = 0; i < next.weights.size(); ++i)
        if (i != which)
            next.weights[i] = others > 1e-9 ? next.weights[i] * (1 - mine) / others
                                            : (1 - mine) / static_cast<double>(next.weights.size() - 1);
    next.weights[which] = mine;
    take(next);
}

void LevelDrawer::fieldsTaken()
{
    if (m_showing) return;
    LevelAssumptions next = m_assumed;
    // What is no number leaves what was there.
    if (const auto h = fieldNumber(m_halfLife); h && *h > 0) next.halfLifeHours = *h;
    if (const auto s = fieldNumber(m_share); s && *s >= 0 && *s <= 1) next.speculative = *s;
    for (std::size_t v = 0; v < m_rates.size(); ++v) {
        if (!m_rates[v]) continue;
        if (m_rates[v]->text().trimmed().isEmpty())
            next.maintenance[v].reset();
        else if (const auto rate = fieldNumber(m_rates[v]); rate && *rate >= 0 && *rate <= 50)
            next.maintenance[v] = *rate / 100;
    }
    take(next);
}

void LevelDrawer::show()
{
    m_showing = true;
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        m_sliders[i]->setValue(static_cast<int>(std::lround(m_assumed.weights[i] * kSteps)));
        m_values[i]->setText(typedText(QString::number(m_assumed.weights[i], 'f', 2)));
    }
    int mix = kOwn;
    for (int k = 0; k < kOwn; ++k) {
        const LevelAssumptions named = plimsoll::assumed(kMixes[k]);
        double apart = 0;
        for (std::size_t i = 0; i < named.weights.size(); ++i)
            apart += std::abs(named.weights[i] - m_assumed.weights[i]);
        if (apart < 1e-9) mix = k;
    }
    m_mix->setCurrent(mix);
    m_halfLife->setText(QStringLiteral("%1 h").arg(typedText(QString::number(m_assumed.halfLifeHours))));
    m_share->setText(typedText(QString::number(m_assumed.speculative, 'f', 2)));
    for (std::size_t v = 0; v < m_rates.size(); ++v)
        if (m_rates[v])
            m_rates[v]->setText(m_assumed.maintenance[v] ? QStringLiteral("%1 %").arg(typedText(
                                                               QString::number(*m_assumed.maintenance[v] * 100)))
                                                         : QString());
    m_reset->setEnabled(!(m_assumed == LevelAssumptions{}));
    m_showing = false;
}

void LevelDrawer::setUsed(const LevelMapSnapshot* levels)
{
    for (std::size_t v = 0; v < m_rates.size(); ++v) {
        if (!m_rates[v]) continue;
        const auto used = levels ? levels->maintenance[v] : std::nullopt;
        m_rates[v]->setPlaceholderText(
            used ? QStringLiteral("%1 %").arg(typedText(QString::number(*used * 100, 'g', 3))) : tr("tier 1"));
    }
    QString note =
        tr("Nobody outside the venues knows the mix. New open interest is taken as opened at the bar's price "
           "on both sides; closing is not seen, only decayed. Rules are judged with the defaults.");
    const auto moment = [](Step bar) {
        return format::dateTimeZoned(Timestamp{std::chrono::minutes{bar * VenueLevels::kBarMinutes}});
    };
    if (levels && levels->first >= 0 && levels->first < levels->firstBar)
        note = tr("From open interest since %1: by the hour, since %2 by five minutes. ")
                   .arg(moment(levels->first), moment(levels->firstBar)) +
               note;
    else if (levels && levels->first >= 0)
        note = tr("From open interest since %1. ").arg(moment(levels->first)) + note;
    if (m_note->text() != note) m_note->setText(note);
}

void LevelDrawer::themeChanged(const Theme& theme)
{
    m_mix->setTheme(theme);
}

}  // namespace plimsoll
