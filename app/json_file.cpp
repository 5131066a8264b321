#include "app/json_file.h"

#include "app/kept_files.h"
#include "widgets/ui_text.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
const QString kSchemaKey = QStringLiteral("schema");

}  // namespace

std::optional<QJsonObject> JsonFile::load(QStringList& problems)
{
    const QString name = QFileInfo(m_path).fileName();
    const auto bytes = readOwnFile(m_path, kLargest, problems);
    if (!bytes) return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (document.isObject() && document.object().value(kSchemaKey).toInt() == kSchema) return document.object();
    problems << (document.isObject() ? UiText::tr("%1 was written by another version of the program.").arg(name)
                                     : UiText::tr("%1 cannot be read: %2 at byte %3.")
                                           .arg(name, error.errorString())
                                           .arg(error.offset));
    setAside(problems);
    return std::nullopt;
}

void JsonFile::setAside(QStringList& problems)
{
    setFileAside(m_path, problems);
}

QString JsonFile::save(QJsonObject content)
{
    content.insert(kSchemaKey, kSchema);
    OwnFileRules rules;
    rules.ownerAlone = m_readers == Readers::OwnerAlone;
    const QString problem = keepOwnFile(m_path, QJsonDocument(content).toJson(), rules);
    return problem.isEmpty() ? QString() : cannotBeWritten(m_path, problem);
}

}  // namespace plimsoll
