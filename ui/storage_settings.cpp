#include "ui/storage_settings.h"

#include "model/market/owner_only.h"
#include "ui/model_words.h"
#include "widgets/format.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

using namespace storage_limits;

constexpr int kTextWidth = 608;

// In the order of Kept. `tables`: of the store, added.
struct KeptRow {
    const char* title;
    const char* cost;
    std::int64_t store::Retention::*field;
    Range range;
    std::int64_t unit;
    std::vector<const char*> tables;
};
const std::vector<KeptRow>& keptRows()
{
    static const std::vector<KeptRow> rows = {
        {QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Seconds"),
         QT_TRANSLATE_NOOP(
             "plimsoll::StorageSettings",
             "What was seen each second: for charts of the last hour. About 90 MB an hour with 130 instruments"),
         &store::Retention::seconds,
         kSeconds,
         kHour,
         {"seconds"}},
        {QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Minutes"),
         QT_TRANSLATE_NOOP("plimsoll::StorageSettings",
                           "The same by the minute: for longer charts and for what is usual. About 40 MB a day "
                           "with 130 instruments"),
         &store::Retention::minutes,
         kMinutes,
         kDay,
         {"minutes"}},
        {QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Liquidations"),
         QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Each that a venue told of. Rarely more than 1 MB a day"),
         &store::Retention::liquidations,
         kLiquidations,
         kDay,
         {"liquidations"}},
        {QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Venues' past"),
         QT_TRANSLATE_NOOP("plimsoll::StorageSettings",
                           "Bars, open interest and settled funding that venues remember. A few MB a day"),
         &store::Retention::venues,
         kVenuesPast,
         kDay,
         {"venue_bars", "venue_interest", "settled"}},
        {QT_TRANSLATE_NOOP("plimsoll::StorageSettings", "Journal"),
         QT_TRANSLATE_NOOP("plimsoll::StorageSettings",
                           "Warnings, alerts, phases, feed events and your notes. Less than 1 MB a day"),
         &store::Retention::journal,
         kJournal,
         kDay,
         {"journal", "episodes"}},
    };
    return rows;
}

QLabel* words(const QString& text, const char* tone, QWidget* parent)
{
    auto* l = new QLabel(text, parent);
    l->setProperty("tone", tone);
    l->setTextFormat(Qt::PlainText);
    return l;
}

// Several lines: as high as its text is at the dialog's width, and no higher.
QLabel* paragraph(const QString& text, const char* tone, QWidget* parent)
{
    QLabel* l = words(text, tone, parent);
    l->setWordWrap(true);
    l->setFixedWidth(kTextWidth);
    return l;
}

QDoubleSpinBox* gigabytes(const Range& range, const QString& name, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setRange(double(range.least) / kGigabyte, double(range.most) / kGigabyte);
    box->setSuffix(QStringLiteral(" GB"));
    box->setAccessibleName(name);
    return box;
}

std::int64_t bytesOf(const QDoubleSpinBox* box)
{
    return std::llround(box->value() * 10) * (kGigabyte / 10);
}

QString sizeText(std::int64_t bytes)
{
    return format::bytes(static_cast<double>(bytes));
}

}  // namespace

StorageSettings::StorageSettings(const Theme& theme, const StorageChoice& choice, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_before(choice)
{
    setObjectName(QStringLiteral("storageSettings"));
    setWindowTitle(tr("Storage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    buildHistory(column);
    column->addSpacing(8);
    buildBox(column);
    m_warning = paragraph({}, "muted", this);
    m_warning->setMinimumHeight(32);
    m_warning->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    column->addWidget(m_warning);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_apply = buttons->button(QDialogButtonBox::Ok);
    m_apply->setText(tr("Apply"));
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_reset = buttons->addButton(tr("Defaults"), QDialogButtonBox::ResetRole);
    m_reset->setAutoDefault(false);
    column->addWidget(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);

    connect(m_reset, &QPushButton::clicked, this, [this] { fill(StorageChoice{}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->choice());
        if (!m_embedded) return accept();
        m_before = this->choice();
        showState();
    });
    for (QSpinBox* s : m_kept) connect(s, &QSpinBox::valueChanged, this, &StorageSettings::showState);
    for (QDoubleSpinBox* s : {m_bytes, m_boxBytes})
        connect(s, &QDoubleSpinBox::valueChanged, this, &StorageSettings::showState);
    connect(m_boxHours, &QSpinBox::valueChanged, this, &StorageSettings::showState);
    connect(m_box, &QCheckBox::toggled, this, &StorageSettings::showState);
    fill(choice);
    setStatus(nullptr, nullptr);
    m_kept[Seconds]->setFocus();
}

void StorageSettings::embed()
{
    m_embedded = true;
    setWindowFlags(Qt::Widget);
    m_cancel->hide();
    m_apply->setAutoDefault(false);
    m_apply->setDefault(false);
    layout()->setSizeConstraint(QLayout::SetMinimumSize);
    layout()->setContentsMargins(0, 4, 0, 0);
}

void StorageSettings::buildHistory(QVBoxLayout* column)
{
    column->addWidget(words(tr("History"), "head", this));
    m_history = paragraph({}, "muted", this);
    m_history->setAccessibleName(tr("How the history fares"));
    column->addWidget(m_history);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    int y = 0;
    for (const QString& head : {QString(), tr("Kept for"), tr("Now")})
        grid->addWidget(words(head, "muted", this), 0, y++);
    for (std::size_t i = 0; i < kKept; ++i) {
        const KeptRow& row = keptRows()[i];
        auto* title = words(tr(row.title), "strong", this);
        auto* spin = m_kept[i] = new QSpinBox(this);
        spin->setRange(static_cast<int>(row.range.least / row.unit), static_cast<int>(row.range.most / row.unit));
        spin->setSuffix(row.unit == kHour ? tr(" hours") : tr(" days"));
        spin->setAccessibleName(tr("%1 kept for").arg(tr(row.title)));
        spin->setToolTip(tr("From %1 to %2").arg(spin->minimum()).arg(spin->maximum()));
        title->setBuddy(spin);
        m_now[i] = words({}, "base", this);
        m_now[i]->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        const int at = static_cast<int>(i) * 2 + 1;
        grid->addWidget(title, at, 0);
        grid->addWidget(spin, at, 1);
        grid->addWidget(m_now[i], at, 2);
        QLabel* cost = words(tr(row.cost), "faint", this);
        cost->setWordWrap(true);
        grid->addWidget(cost, at + 1, 0, 1, 3);
    }
    column->addLayout(grid);
    auto* most = new QHBoxLayout;
    most->setSpacing(12);
    most->addWidget(words(tr("Never more than"), "strong", this));
    m_bytes = gigabytes(kBytes, tr("Most that the history may take"), this);
    most->addWidget(m_bytes);
    m_size = words({}, "base", this);
    most->addWidget(m_size, 1);
    column->addLayout(most);
    column->addWidget(
        paragraph(tr("Above that the oldest seconds go first, then the oldest minutes; liquidations, settled "
                     "funding and the journal stay"),
                  "faint", this));
    auto* where = new QHBoxLayout;
    m_folder = new QLineEdit(this);
    m_folder->setReadOnly(true);
    m_folder->setAccessibleName(tr("Data folder"));
    m_open = new QPushButton(tr("Open folder"), this);
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &StorageSettings::openFolder);
    where->addWidget(m_folder, 1);
    where->addWidget(m_open);
    column->addLayout(where);
}

void StorageSettings::buildBox(QVBoxLayout* column)
{
    column->addWidget(words(tr("Black box"), "head", this));
    m_box = new QCheckBox(tr("Keep the raw frames of the last hours"), this);
    column->addWidget(m_box);
    column->addWidget(
        paragraph(tr("Whatever happens can be replayed as it was received, and the depth picture does not "
                     "start empty. Up to 1 GB an hour with many books, and a little of one core"),
                  "faint", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_boxHours = new QSpinBox(this);
    m_boxHours->setRange(static_cast<int>(kBoxHours.least), static_cast<int>(kBoxHours.most));
    m_boxHours->setSuffix(tr(" hours"));
    m_boxHours->setAccessibleName(tr("Hours of raw frames"));
    m_boxBytes = gigabytes(kBoxBytes, tr("Most that raw frames may take"), this);
    row->addWidget(m_boxHours);
    row->addWidget(words(tr("or"), "base", this));
    row->addWidget(m_boxBytes);
    row->addWidget(words(tr("whichever is less"), "base", this), 1);
    column->addLayout(row);
    m_boxNow = paragraph({}, "muted", this);
    m_boxNow->setAccessibleName(tr("How the black box fares"));
    column->addWidget(m_boxNow);
}

void StorageSettings::fill(const StorageChoice& c)
{
    for (std::size_t i = 0; i < kKept; ++i) {
        const KeptRow& row = keptRows()[i];
        m_kept[i]->setValue(static_cast<int>(c.keep.*row.field / row.unit));
    }
    m_bytes->setValue(double(c.keep.bytes) / kGigabyte);
    m_box->setChecked(c.blackBox);
    m_boxHours->setValue(c.blackBoxHours);
    m_boxBytes->setValue(double(c.blackBoxBytes) / kGigabyte);
    showState();
}

StorageChoice StorageSettings::choice() const
{
    StorageChoice c;
    for (std::size_t i = 0; i < kKept; ++i) {
        const KeptRow& row = keptRows()[i];
        c.keep.*row.field = m_kept[i]->value() * row.unit;
    }
    c.keep.bytes = bytesOf(m_bytes);
    c.blackBox = m_box->isChecked();
    c.blackBoxHours = m_boxHours->value();
    c.blackBoxBytes = bytesOf(m_boxBytes);
    return c;
}

void StorageSettings::showState()
{
    const StorageChoice c = choice();
    m_boxHours->setEnabled(c.blackBox);
    m_boxBytes->setEnabled(c.blackBox);
    m_reset->setEnabled(!(c == StorageChoice{}));
    m_apply->setEnabled(!(c == m_before));
    QStringList less;
    for (const KeptRow& row : keptRows())
        if (c.keep.*row.field < m_before.keep.*row.field) less << tr(row.title).toLower();
    if (c.keep.bytes < m_before.keep.bytes) less << tr("size");
    QStringList said;
    if (!less.isEmpty())
        said
            << tr("Less than before (%1): what is older or too much is deleted from the file soon after, for good")
                   .arg(less.join(QStringLiteral(", ")));
    if (m_before.blackBox && !c.blackBox) said << tr("No raw frames are kept any more; incidents stay");
    m_warning->setText(said.join(u'\n'));
    QPalette colours = m_warning->palette();
    colours.setColor(QPalette::WindowText, m_theme.severity.warn);
    m_warning->setPalette(colours);
}

void StorageSettings::setStatus(const store::StoreStatus* history, const BlackBoxStatus* box)
{
    if (!history)
        m_history->setText(
            tr("Nothing is stored in this run: simulated venues, replays and --no-history keep no "
               "history. What is chosen here holds for the next run that does"));
    else if (!history->trouble.empty())
        m_history->setText(modelWords(history->trouble));
    else if (history->readOnly)
        m_history->setText(tr("Read only in this run: another Plimsoll writes here"));
    else
        m_history->setText(tr("On: what the venues say is stored as it is seen"));
    for (std::size_t i = 0; i < kKept; ++i) {
        std::int64_t rows = 0, bytes = 0, first = 0;
        bool known = false;
        if (history)
            for (const store::StoreStatus::Table& t : history->tables)
                for (const char* name : keptRows()[i].tables) {
                    if (t.name != name) continue;
                    known = true;
                    rows += t.rows;
                    bytes += t.bytes;
                    if (t.first > 0 && (first == 0 || t.first < first)) first = t.first;
                }
        m_now[i]->setText(!known      ? (history ? tr("not measured yet") : format::kNone)
                          : rows == 0 ? tr("empty")
                                      : tr("%1 rows, %2, since %3")
                                            .arg(format::count(static_cast<quint64>(rows)), sizeText(bytes),
                                                 format::dateTime(Timestamp{std::chrono::seconds{first}})));
    }
    m_size->setText(history && history->bytes > 0 ? tr("now %1").arg(sizeText(history->bytes)) : QString());
    m_folder->setText(history ? QString::fromStdString(history->folder)
                      : box   ? QString::fromStdString(box->folder)
                              : QString());
    m_open->setEnabled(!m_folder->text().isEmpty());

    if (!box) {
        m_boxNow->setText(tr("No raw frames are kept in this run"));
        return;
    }
    QStringList said;
    if (!box->trouble.empty())
        said << modelWords(box->trouble);
    else if (!box->on)
        said << tr("Off now");
    if (box->first && box->last && box->bytes > 0)
        said << tr("Holds %1 in %2, since %3")
                    .arg(format::age(*box->last - *box->first), sizeText(box->bytes),
                         format::dateTime(*box->first));
    else if (box->on)
        said << tr("On, nothing held yet");
    if (box->dropped > 0) said << tr("%1 frames could not be kept up with").arg(format::count(box->dropped));
    m_boxNow->setText(said.join(QStringLiteral(". ")));
}

void StorageSettings::openFolder()
{
    const PersonsHabit habit;
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text()));
}

QString StorageSettings::historyText() const
{
    return m_history->text();
}
QString StorageSettings::boxText() const
{
    return m_boxNow->text();
}
QString StorageSettings::warning() const
{
    return m_warning->text();
}
QString StorageSettings::folder() const
{
    return m_folder->text();
}

}  // namespace plimsoll
