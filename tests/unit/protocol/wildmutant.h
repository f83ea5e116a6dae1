// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>

namespace asterism {

/// Random changes to a JSON document, the same ones for the same seed: a value anywhere in it goes,
/// is of another type, is hostile, is huge (some 60 KB), or is buried in itself; or the
/// bytes are cut and broken. What comes out need be no JSON any more.
class WildMutant {
public:
    explicit WildMutant(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray of(const QJsonValue &document)
    {
        QJsonValue value = document;
        for (int changes = 1 + below(4); changes > 0; --changes) {
            value = changed(value, 0);
        }
        const QByteArray bytes = bytesOf(value);
        return below(12) == 0 ? broken(bytes) : bytes;
    }

    /// The same of what is no JSON: cut or broken.
    QByteArray ofBytes(const QByteArray &bytes) { return broken(bytes); }

    static QByteArray bytesOf(const QJsonValue &value)
    {
        const QJsonDocument document =
            value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        return document.toJson(QJsonDocument::Compact);
    }

private:
    static constexpr qsizetype hugeBytes = 60'000;
    static constexpr int deepest = 40; ///< levels that are walked down
    static constexpr int buriedLevels = 300;

    int below(int end) { return int(m_random.bounded(quint32(end))); }

    QJsonValue changed(const QJsonValue &value, int depth)
    {
        const bool here = depth >= deepest || (depth > 0 && below(4) == 0);
        if (!here && value.isObject() && !value.toObject().isEmpty()) {
            return changedObject(value.toObject(), depth);
        }
        if (!here && value.isArray() && !value.toArray().isEmpty()) {
            return changedArray(value.toArray(), depth);
        }
        return replacement(value);
    }

    QJsonObject changedObject(QJsonObject object, int depth)
    {
        const QStringList keys = object.keys();
        const QString key = keys[below(int(keys.size()))];
        switch (below(8)) {
        case 0:
            object.remove(key);
            break;
        case 1: // what stands under another name
            object.insert(key, object[keys[below(int(keys.size()))]]);
            break;
        default:
            object.insert(key, changed(object[key], depth + 1));
        }
        return object;
    }

    QJsonArray changedArray(QJsonArray array, int depth)
    {
        const int at = below(int(array.size()));
        if (below(8) == 0) {
            array.removeAt(at);
        } else {
            array[at] = changed(array[at], depth + 1);
        }
        return array;
    }

    QJsonValue replacement(const QJsonValue &value)
    {
        switch (below(8)) {
        case 0:
            return hugeText();
        case 1:
            return many(value);
        case 2:
            return buried(value);
        case 3:
            return hostileText();
        default:
            return strange();
        }
    }

    QJsonValue strange()
    {
        static const QJsonArray values{QJsonValue::Null, true, false, 0, -1, 1e300, -0.5,
            9.007199254740993e15, 9.3e18, QString(), QJsonArray(), QJsonObject(),
            QJsonArray{QJsonValue::Null, 7, QJsonObject()}, QJsonArray{QJsonArray{QJsonArray()}},
            QJsonObject{{QString(), QJsonValue::Null}}};
        return values[below(int(values.size()))];
    }

    QJsonValue hostileText()
    {
        static const QStringList texts{QStringLiteral("javascript:alert(1)"),
            QStringLiteral("file:///etc/passwd"), QStringLiteral("http://"),
            QStringLiteral("https://user:word@a.example/"), QStringLiteral("https://a b/\n"),
            QStringLiteral("https://a.example:99999/"), QStringLiteral("data:text/html,x"),
            QStringLiteral("0001-01-01T00:00:00Z"), QStringLiteral("9999-12-31T23:59:59.999Z"),
            QStringLiteral("1969-12-31T23:59:59Z"), QStringLiteral("2026-13-45T99:99:99Z"),
            QStringLiteral(":@.:"), QStringLiteral("::"), QStringLiteral(":a@b@c:"),
            QStringLiteral("@"), QStringLiteral("a@b"), QStringLiteral("../.."),
            QStringLiteral("-1"), QStringLiteral("99999999999999999999"), QStringLiteral("true"),
            QString(QChar(0x202E)) + QChar(0xD800) + QChar(0)};
        return texts[below(int(texts.size()))];
    }

    QJsonValue hugeText()
    {
        static const QList<char16_t> characters{
            u'x', u' ', u'\n', u':', u'>', u'*', u'あ', 0x202E, 0x0301, 0x200B};
        return QString(1000 + below(20'000), QChar(characters[below(int(characters.size()))]));
    }

    QJsonValue many(const QJsonValue &value)
    {
        const qsizetype size = std::max<qsizetype>(bytesOf(QJsonArray{value}).size(), 1);
        QJsonArray copies;
        for (qsizetype i = std::min<qsizetype>(hugeBytes / size, 2000); i > 0; --i) {
            copies.append(value);
        }
        return copies;
    }

    QJsonValue buried(QJsonValue value)
    {
        static const QStringList places{QString(), QStringLiteral("renote"),
            QStringLiteral("reply"), QStringLiteral("reblog"), QStringLiteral("quote"),
            QStringLiteral("note"), QStringLiteral("user")};
        const QString place = places[below(int(places.size()))];
        const QJsonObject around = value.toObject();
        const qsizetype size = std::max<qsizetype>(bytesOf(QJsonArray{value}).size(), 1);
        for (qsizetype i = std::min<qsizetype>(hugeBytes / size, buriedLevels); i > 0; --i) {
            QJsonObject outer = around;
            outer.insert(place, value);
            value = place.isEmpty() ? QJsonValue(QJsonArray{value}) : QJsonValue(outer);
        }
        return value;
    }

    QByteArray broken(QByteArray bytes)
    {
        switch (below(3)) {
        case 0:
            return bytes.left(below(int(bytes.size()) + 1));
        case 1:
            return QByteArray(100'000, '[') + bytes;
        default:
            for (int i = 1 + below(5); i > 0 && !bytes.isEmpty(); --i) {
                bytes[below(int(bytes.size()))] = char(below(256));
            }
            return bytes;
        }
    }

    QRandomGenerator m_random;
};

} // namespace asterism
