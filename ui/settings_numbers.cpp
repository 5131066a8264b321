#include "ui/settings_numbers.h"

#include "widgets/segmented.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QTimeZone>

namespace plimsoll {

namespace {

using number_text::Marks;

// In the order of Marks::Group.
QStringList groupWords()
{
    return {NumbersPage::tr("Comma  1,234,567"), NumbersPage::tr("Point  1.234.567"),
            NumbersPage::tr("Space  1\u00a0"
                            "234\u00a0"
                            "567"),
            NumbersPage::tr("Apostrophe  1\u2019"
                            "234\u2019"
                            "567"),
            NumbersPage::tr("None  1234567")};
}

constexpr int kUtc = 0, kLocal = 1, kFirstNamed = 2;

}  // namespace

NumbersPage::NumbersPage(const Theme& theme, QWidget* parent)
    : SettingsPage(QStringLiteral("numbers"), theme, parent)
{
    addHead(tr("Numbers"));
    m_point = new Segmented(theme, {tr("Point  1.5"), tr("Comma  1,5")}, this);
    connect(m_point, &Segmented::currentChanged, this, [this] {
        if (m_filling) return;
        // The sign that is taken now cannot group digits as well.
        const QSignalBlocker quiet(m_group);
        if (m_point->current() == static_cast<int>(Marks::Point::Comma) &&
            m_group->currentIndex() == static_cast<int>(Marks::Group::Comma))
            m_group->setCurrentIndex(static_cast<int>(Marks::Group::Dot));
        else if (m_point->current() == static_cast<int>(Marks::Point::Dot) &&
                 m_group->currentIndex() == static_cast<int>(Marks::Group::Dot))
            m_group->setCurrentIndex(static_cast<int>(Marks::Group::Comma));
        Q_EMIT edited();
    });
    addRow(named("Decimal sign"), m_point, {});
    m_group = new QComboBox(this);
    m_group->addItems(groupWords());
    m_group->setMinimumWidth(220);
    connect(m_group, &QComboBox::currentIndexChanged, this, [this](int group) {
        const QSignalBlocker quiet(m_point);
        if (group == static_cast<int>(Marks::Group::Comma))
            m_point->setCurrent(static_cast<int>(Marks::Point::Dot));
        else if (group == static_cast<int>(Marks::Group::Dot))
            m_point->setCurrent(static_cast<int>(Marks::Point::Comma));
        Q_EMIT edited();
    });
    addRow(named("Thousands"), m_group, {});
    m_compact = new QCheckBox(tr("Short: $6.42m, $17.18bn"), this);
    connect(m_compact, &QCheckBox::toggled, this, &SettingsPage::edited);
    addRow(named("Money"), m_compact,
           tr("Otherwise in whole dollars. Columns with the unit in their head keep it, and plots their scale"));

    addHead(tr("Time"));
    m_zone = new QComboBox(this);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumWidth(300);
    m_zone->setMaxVisibleItems(18);
    m_zone->addItem(tr("UTC"));
    m_zone->addItem(tr("This computer's (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/')) m_zone->addItem(QString::fromLatin1(id));
    auto* completer = new QCompleter(m_zone->model(), m_zone);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_zone->setCompleter(completer);
    m_zone->lineEdit()->setAccessibleName(tr("Time zone"));
    connect(m_zone, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        // A half-typed name is no zone: what holds is shown again.
        const int at = m_zone->findText(m_zone->currentText(), Qt::MatchFixedString);
        m_zone->setCurrentIndex(at >= 0 ? at : m_zone->currentIndex());
        m_zone->setEditText(m_zone->itemText(m_zone->currentIndex()));
    });
    addRow(named("Time zone"), m_zone,
           tr("Of every time that is shown; another than UTC is said beside it. Exports, file names and what you "
              "type into time fields stay UTC"));
    addHead(tr("So it reads"));
    m_sample = addNote({}, "strong");
    m_sample->setObjectName(QStringLiteral("numberSample"));
    m_sample->setAccessibleName(tr("How numbers and times read now"));
    finish();
}

void NumbersPage::setPreferences(const Preferences& p)
{
    m_filling = true;
    const QSignalBlocker a(m_group), b(m_zone), c(m_compact);
    m_point->setCurrent(static_cast<int>(p.style.marks.point));
    m_group->setCurrentIndex(static_cast<int>(p.style.marks.group));
    m_compact->setChecked(p.style.marks.compact);
    int at = kUtc;
    if (p.style.zone.kind == format::Zone::Kind::Local) at = kLocal;
    if (p.style.zone.kind == format::Zone::Kind::Named) {
        at = m_zone->findText(p.style.zone.id);
        if (at < 0) {
            m_zone->addItem(p.style.zone.id);
            at = m_zone->count() - 1;
        }
    }
    m_zone->setCurrentIndex(at);
    m_filling = false;
    sayStyle();
}

void NumbersPage::take(Preferences& p) const
{
    p.style.marks.point = static_cast<Marks::Point>(m_point->current());
    p.style.marks.group = static_cast<Marks::Group>(m_group->currentIndex());
    p.style.marks.compact = m_compact->isChecked();
    const int at = m_zone->currentIndex();
    if (at == kLocal)
        p.style.zone = {format::Zone::Kind::Local, {}};
    else if (at >= kFirstNamed)
        p.style.zone = {format::Zone::Kind::Named, m_zone->itemText(at)};
    else
        p.style.zone = {};
}

void NumbersPage::shown()
{
    sayStyle();
}

QString NumbersPage::sample() const
{
    return m_sample->text();
}

void NumbersPage::sayStyle()
{
    const Timestamp now = fromUnixMs(QDateTime::currentMSecsSinceEpoch());
    m_sample->setText(tr("BTC %1, depth %2, change %3\n%4")
                          .arg(format::price(Price::nearest(84'012.4), 1), format::money(6'420'000),
                               format::percentChange(-0.0231), format::barClock(now)));
}

void NumbersPage::themeChanged()
{
    m_point->setTheme(theme());
}

}  // namespace plimsoll
