// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/localids.h"

#include <QCryptographicHash>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

quint64 steadyHash(const QString &text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    return qFromBigEndian<quint64>(digest.constData());
}

QString snowflake(qint64 ms, const QString &key)
{
    return QString::number((quint64(ms) << 16) | (steadyHash(key) & 0xffff));
}

QString ulid(qint64 ms, const QString &key)
{
    static constexpr char16_t digits[] = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1);
    QString id;
    for (int shift = 45; shift >= 0; shift -= 5) {
        id += QChar(digits[(quint64(ms) >> shift) & 31]);
    }
    for (int i = 0; i < 16; ++i) {
        id += QChar(digits[quint8(digest[i]) & 31]);
    }
    return id;
}

QString md5(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

QString snacId(qint64 ms, const QString &uri)
{
    return QString::number(ms / 1000) + md5(uri);
}

QString postId(const QString &software, qint64 ms, const QString &key)
{
    if (software == u"mastodon"_s) {
        return snowflake(ms, key);
    }
    return software == u"snac"_s ? snacId(ms, key) : ulid(ms, key);
}

QString personId(const QString &software, qint64 joined, const QString &actor)
{
    return software == u"snac"_s ? md5(actor) : postId(software, joined, actor);
}

} // namespace asterism
