// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imageid.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::imageid {

namespace {

constexpr int largestRadius = 200;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QStringList fieldsOf(const QString &id)
{
    return id.section(u'?', 0, 0).split(u'/');
}

QUrl urlOf(const QString &field)
{
    // Tolerant: servers leave Japanese file names and brackets unencoded.
    return QUrl(unpacked(field), QUrl::TolerantMode);
}

int radiusOf(const QString &field)
{
    return std::clamp(field.toInt(), 0, largestRadius);
}

double shareOf(const QString &field)
{
    return std::clamp(field.toInt(), -100, 100) / 100.0;
}

} // namespace

QString packed(const QString &text)
{
    return text.isEmpty() ? u"-"_s : QString::fromLatin1(text.toUtf8().toBase64(encoding));
}

QString unpacked(const QString &field)
{
    if (field == u"-") {
        return {};
    }
    const auto bytes = QByteArray::fromBase64Encoding(
        field.toLatin1(), encoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? QString::fromUtf8(*bytes) : QString();
}

QString share(double number)
{
    return QString::number(qRound(std::clamp(number, -1.0, 1.0) * 100));
}

Avatar readAvatar(const QString &id)
{
    const QStringList fields = fieldsOf(id);
    return {unpacked(fields.value(0)), urlOf(fields.value(1))};
}

Emoji readEmoji(const QString &id)
{
    // Each field was percent-encoded by content; the engine may have taken a part of that off.
    const QStringList fields = fieldsOf(id);
    const auto decoded = [&fields](int index) {
        return QUrl::fromPercentEncoding(fields.value(index).toUtf8());
    };
    return {decoded(0), decoded(1)};
}

Picture readPicture(const QString &id)
{
    const QStringList fields = fieldsOf(id);
    return {urlOf(fields.value(0)), fields.value(1) == u"fill", radiusOf(fields.value(2)),
        {shareOf(fields.value(3)), shareOf(fields.value(4))}};
}

Attachment readAttachment(const QString &id)
{
    const QStringList fields = fieldsOf(id);
    const QString file = unpacked(fields.value(0));
    const bool leadsElsewhere =
        file.contains(u'/') || file.contains(u'\\') || file.startsWith(u'.');
    return {leadsElsewhere ? QString() : file, fields.value(1) == u"fill",
        radiusOf(fields.value(2)), {shareOf(fields.value(3)), shareOf(fields.value(4))}};
}

Blurhash readBlurhash(const QString &id)
{
    const QStringList fields = fieldsOf(id);
    return {unpacked(fields.value(0)), radiusOf(fields.value(1))};
}

} // namespace asterism::imageid
