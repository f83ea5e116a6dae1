// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonParseError>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static QString folder()
{
    return QString::fromUtf8(ASTERISM_FIXTURES) + u'/';
}

QByteArray fixtureBytes(QByteArrayView name)
{
    QFile file(folder() + QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("fixture %s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    return file.readAll();
}

QJsonDocument fixtureDocument(QByteArrayView name)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(fixtureBytes(name), &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("fixture %s: %s", name.toByteArray().constData(), qPrintable(error.errorString()));
    }
    return document;
}

QJsonObject fixture(QByteArrayView name)
{
    const QJsonDocument document = fixtureDocument(name);
    if (!document.isObject()) {
        qFatal("fixture %s: not an object", name.toByteArray().constData());
    }
    return document.object();
}

QJsonArray fixtureArray(QByteArrayView name)
{
    const QJsonDocument document = fixtureDocument(name);
    if (!document.isArray()) {
        qFatal("fixture %s: not an array", name.toByteArray().constData());
    }
    return document.array();
}

QJsonValue fixtureBody(QByteArrayView name)
{
    const QJsonObject response = fixture(name).value(u"response"_s).toObject();
    for (const QString &key : {u"body"_s, u"body_text"_s}) {
        if (response.contains(key)) {
            return response.value(key);
        }
    }
    qFatal("fixture %s: no recorded body", name.toByteArray().constData());
}

QStringList jsonFixtures()
{
    QStringList names;
    QDirIterator files(folder(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        names += files.next().mid(folder().size());
    }
    names.sort();
    return names;
}

void forEachObject(const QJsonValue &value, const std::function<void(const QJsonObject &)> &visit)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array) {
            forEachObject(element, visit);
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        visit(object);
        for (auto member = object.begin(); member != object.end(); ++member) {
            forEachObject(member.value(), visit);
        }
    }
}

} // namespace asterism
