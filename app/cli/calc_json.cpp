#include "app/cli/calc_json.h"

#include "app/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

namespace {

using analytics::Value;

// Qt's reader refuses texts nested deeper than 1024, so this does not go deeper either.
Value fromQt(const QJsonValue& v)
{
    switch (v.type()) {
        case QJsonValue::Null:
        case QJsonValue::Undefined: return nullptr;
        case QJsonValue::Bool: return v.toBool();
        case QJsonValue::Double: return v.toDouble();
        case QJsonValue::String: return v.toString().toStdString();
        case QJsonValue::Array: {
            Value::List list;
            const QJsonArray array = v.toArray();
            list.reserve(static_cast<std::size_t>(array.size()));
            for (const QJsonValue& item : array) list.push_back(fromQt(item));
            return list;
        }
        case QJsonValue::Object: {
            Value::Object object;
            const QJsonObject members = v.toObject();
            for (auto m = members.begin(); m != members.end(); ++m)
                object.push_back({m.key().toStdString(), fromQt(m.value())});
            return object;
        }
    }
    return nullptr;
}

}  // namespace

Expected<Value, QString> valueFromJson(const QByteArray& text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return Unexpected{QStringLiteral("not JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset)};
    return document.isObject() ? fromQt(document.object()) : fromQt(document.array());
}

void appendJson(std::string& out, const Value& value)
{
    if (const bool* yes = value.boolean()) {
        out += *yes ? "true" : "false";
    } else if (const double* x = value.number()) {
        jsontext::number(out, *x);
    } else if (const std::string* t = value.text()) {
        jsontext::text(out, *t);
    } else if (const Value::List* list = value.list()) {
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i > 0) out += ',';
            appendJson(out, (*list)[i]);
        }
        out += ']';
    } else if (const Value::Object* object = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0) out += ',';
            jsontext::text(out, (*object)[i].key);
            out += ':';
            appendJson(out, (*object)[i].value);
        }
        out += '}';
    } else {
        out += "null";
    }
}

}  // namespace plimsoll
