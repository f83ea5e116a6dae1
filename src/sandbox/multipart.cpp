// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/multipart.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr size_t mostParts = 100;
constexpr qsizetype longestPartHead = 8 * 1024;
constexpr qsizetype longestBoundary = 70; // RFC 2046 §5.1.1

/// A word of a header: `name="data"`.
std::optional<QString> headerWord(const QByteArray &headers, const QString &word)
{
    const QRegularExpression pattern(u"\\b%1=(?:\"([^\"\\r\\n]*)\"|([^\";\\s]+))"_s.arg(word));
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(headers));
    return match.hasMatch() ? std::optional(match.captured(1) + match.captured(2)) : std::nullopt;
}

/// Nothing where it has no name, or no end of its head in reach.
std::optional<FormPart> partFrom(QByteArrayView bytes)
{
    const qsizetype end = bytes.first(std::min(bytes.size(), longestPartHead)).indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    const QByteArray head = bytes.first(end).toByteArray();
    const std::optional<QString> name = headerWord(head, u"name"_s);
    if (!name || name->isEmpty()) {
        return std::nullopt;
    }
    const std::optional<QString> fileName = headerWord(head, u"filename"_s);
    return FormPart{.name = *name,
        .isFile = fileName.has_value(),
        .fileName = fileName.value_or(QString()),
        .content = bytes.sliced(end + 4)};
}

} // namespace

std::vector<FormPart> formParts(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray boundary = headerWord(contentType, u"boundary"_s).value_or(QString()).toUtf8();
    if (!contentType.startsWith("multipart/form-data") || boundary.isEmpty()
        || boundary.size() > longestBoundary) {
        return {};
    }
    // Each line of it begins a part, and ends the one before.
    const QByteArray line = "\r\n--" + boundary;
    const QByteArrayView all(body);
    std::vector<FormPart> parts;
    qsizetype at = body.startsWith(QByteArrayView(line).sliced(2)) ? -2 : all.indexOf(line);
    while (at >= -2 && at != -1 && parts.size() < mostParts) {
        const qsizetype from = at + line.size();
        const qsizetype next = all.indexOf(line, from);
        if (next < 0 || !all.sliced(from).startsWith("\r\n")) {
            break; // the last line, or nonsense
        }
        if (next >= from + 2) {
            if (const auto part = partFrom(all.sliced(from + 2, next - from - 2))) {
                parts.push_back(*part);
            }
        }
        at = next;
    }
    return parts;
}

} // namespace asterism
