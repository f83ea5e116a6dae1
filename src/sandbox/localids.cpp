// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/localids.h"

#include "sandbox/akkoma.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 aidxSince = 946'684'800'000; // 2000-01-01
constexpr int aidxHalf = 8; // characters of the time, and of what follows it

} // namespace

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

QString uuidOf(const QString &text)
{
    QString uuid = md5(text);
    for (const int at : {8, 13, 18, 23}) {
        uuid.insert(at, u'-');
    }
    return uuid;
}

QString snacId(qint64 ms, const QString &uri)
{
    return QString::number(ms / 1000) + md5(uri);
}

QString aidx(qint64 ms, const QString &key)
{
    constexpr quint64 noise = 2'821'109'907'456; // 36 to the power of 8
    return QString::number(std::max<qint64>(0, ms - aidxSince), 36).rightJustified(aidxHalf, u'0')
        + QString::number(steadyHash(key) % noise, 36).rightJustified(aidxHalf, u'0');
}

qint64 timeOfAidx(const QString &id)
{
    bool ok = false;
    const qint64 since = id.left(aidxHalf).toLongLong(&ok, 36);
    return ok && id.size() == 2 * aidxHalf ? since + aidxSince : 0;
}

QString flake(qint64 ms, const QString &key)
{
    static constexpr char16_t digits[] =
        u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr int length = 18;
    const quint64 noise = steadyHash(key);
    std::array<quint32, 4> number{
        quint32(quint64(ms) >> 32), quint32(quint64(ms)), quint32(noise >> 32), quint32(noise)};
    QString id;
    for (int i = 0; i < length; ++i) {
        quint64 rest = 0;
        for (quint32 &part : number) {
            const quint64 whole = rest << 32 | part;
            part = quint32(whole / 62);
            rest = whole % 62;
        }
        id.prepend(QChar(digits[rest]));
    }
    return id;
}

QString postId(const QString &software, qint64 ms, const QString &key)
{
    if (software == u"mastodon"_s) {
        return snowflake(ms, key);
    }
    if (software == u"misskey"_s) {
        return aidx(ms, key);
    }
    if (isAkkoma(software)) {
        return flake(ms, key);
    }
    return software == u"snac"_s ? snacId(ms, key) : ulid(ms, key);
}

QString personId(const QString &software, qint64 joined, const QString &actor)
{
    return software == u"snac"_s ? md5(actor) : postId(software, joined, actor);
}

QString mediaId(const QString &software, qint64 ms, const QString &key)
{
    if (software == u"snac"_s) {
        return QString(key).replace(u"#media"_s, u"_"_s);
    }
    if (isAkkoma(software)) { // a row of its table of objects
        return QString::number(steadyHash(QString(key).remove(u"#media"_s)) % 1'000'000'000);
    }
    return postId(software, ms, key);
}

} // namespace asterism
