#include "ui/panels/desk_settings.h"

#include "ui/alert_numbers.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

using analytics::portfolio::VenueTier;

QString shown(double v)
{
    return enteredText(v);
}

QString shown(const std::optional<double>& v)
{
    return v ? enteredText(*v) : QString();
}

}  // namespace

QLineEdit* DeskSettingsForm::field(const QString& name, const QString& tip)
{
    auto* f = new QLineEdit(this);
    f->setAccessibleName(name);
    f->setToolTip(tip);
    f->setAlignment(Qt::AlignRight);
    f->setMaximumWidth(std::max(110, f->fontMetrics().horizontalAdvance(tr("not entered")) + 24));
    f->setMaxLength(30);
    connect(f, &QLineEdit::textChanged, this, &DeskSettingsForm::take);
    return f;
}

DeskSettingsForm::DeskSettingsForm(const DeskSettings& settings, const std::vector<VenueId>& venues,
                                   QWidget* parent)
    : QDialog(parent), m_settings(settings), m_venues(venues)
{
    setObjectName(QStringLiteral("deskSettings"));
    setWindowTitle(tr("Desk: balances and limits"));
    auto* tabs = new QTabWidget(this);
    tabs->setAccessibleName(windowTitle());
    addAccounts(tabs);
    addLimits(tabs);
    addSizing(tabs);
    addCapital(tabs);
    addFoot(tabs);
    fill(settings);
    take();
}

void DeskSettingsForm::addFoot(QTabWidget* tabs)
{
    m_problem = new QLabel(this);
    m_problem->setProperty("tone", "muted");
    m_problem->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Apply"));
    auto* reset = buttons->addButton(tr("Defaults"), QDialogButtonBox::ResetRole);
    reset->setAutoDefault(false);
    reset->setToolTip(tr("Limits and shares as they came with the program; what you own and your record stay"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(tabs);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(560);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, [this] {
        DeskSettings fresh;
        for (std::size_t i = 0; i < kVenueCount; ++i) fresh.venues[i].wallet = m_settings.venues[i].wallet;
        for (std::size_t i = 0; i < kCapitalLayers; ++i) {
            fresh.capital[i].now = m_settings.capital[i].now;
            fresh.capital[i].peak = m_settings.capital[i].peak;
        }
        for (const Entered& f : m_record) fresh.*f.value = m_settings.*f.value;
        fill(fresh);
        take();
    });
}

QString DeskSettingsForm::problem() const
{
    return m_problem->text();
}

void DeskSettingsForm::fill(const DeskSettings& s)
{
    m_filling = true;
    m_settings = s;
    for (const Field& f : m_fields) f.box->setText(shown(s.*f.value * f.scale));
    for (const Entered& f : m_record) {
        const std::optional<double>& v = s.*f.value;
        f.box->setText(v ? shown(*v * f.scale) : QString());
    }
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        m_wallets[i]->setText(shown(s.venues[i].wallet));
        m_tiers[i]->setCurrentIndex(m_tiers[i]->findData(static_cast<int>(s.venues[i].tier)));
        m_fees[i]->setText(shown(s.venues[i].takerFee * 100));
    }
    for (std::size_t i = 0; i < m_caps.size(); ++i) m_caps[i]->setText(shown(s.caps[i] * 100));
    for (std::size_t i = 0; i < m_heat.size(); ++i) m_heat[i]->setText(shown(s.heatLimits[i] * 100));
    for (std::size_t i = 0; i < m_exposure.size(); ++i) m_exposure[i]->setText(shown(s.exposureLimits[i]));
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        m_capital[i][0]->setText(shown(s.capital[i].now));
        m_capital[i][1]->setText(shown(s.capital[i].peak));
        m_capital[i][2]->setText(shown(s.capital[i].drawdownLimit * 100));
    }
    m_filling = false;
}

void DeskSettingsForm::take()
{
    if (m_filling) return;
    DeskSettings next = m_settings;
    QString problem;
    const auto wrong = [&](const QLineEdit* f) {
        if (problem.isEmpty()) problem = tr("%1: \"%2\" makes no sense").arg(f->accessibleName(), f->text());
    };
    const auto number = [&](const QLineEdit* f, double& out, double scale, double least, double most) {
        const auto v = numberOf(f->text().trimmed());
        // What was not changed stays the very number it was.
        if (v && *v / scale >= least && *v / scale <= most)
            out = std::fabs(*v / scale - out) < 1e-12 ? out : *v / scale;
        else
            wrong(f);
    };
    const auto maybe = [&](const QLineEdit* f, std::optional<double>& out, double scale = 1, double least = 0,
                           double most = 1e15) {
        if (f->text().trimmed().isEmpty()) return out.reset();
        double v = out.value_or(0);
        number(f, v, scale, least, most);
        out = v;
    };
    for (const Field& f : m_fields) number(f.box, next.*f.value, f.scale, f.least, f.most);
    for (const Entered& f : m_record) maybe(f.box, next.*f.value, f.scale, f.least, f.most);
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        maybe(m_wallets[i], next.venues[i].wallet);
        next.venues[i].tier = static_cast<VenueTier>(m_tiers[i]->currentData().toInt());
        number(m_fees[i], next.venues[i].takerFee, 100, 0, 0.05);
    }
    for (std::size_t i = 0; i < m_caps.size(); ++i) number(m_caps[i], next.caps[i], 100, 0, 1);
    for (std::size_t i = 0; i < m_heat.size(); ++i) {
        number(m_heat[i], next.heatLimits[i], 100, 0, 1);
        if (i > 0 && next.heatLimits[i] < next.heatLimits[i - 1]) wrong(m_heat[i]);
    }
    for (std::size_t i = 0; i < m_exposure.size(); ++i) number(m_exposure[i], next.exposureLimits[i], 1, 0, 100);
    if (next.exposureLimits[1] < next.exposureLimits[0]) wrong(m_exposure[1]);
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        maybe(m_capital[i][0], next.capital[i].now);
        maybe(m_capital[i][1], next.capital[i].peak);
        number(m_capital[i][2], next.capital[i].drawdownLimit, 100, 0, 1);
    }
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
    if (problem.isEmpty()) m_settings = next;
}

}  // namespace plimsoll
