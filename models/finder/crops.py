"""Crops of the lessons, each time a little different: size, angle, colours, compression, blur."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from .teacher import Lesson

SIDE = 320  # pixels of a crop
SCALES = 0.6, 1.7

Picture = NDArray[np.uint8]


def batch(lessons: Sequence[Lesson], size: int, dice: np.random.Generator) -> tuple[Picture, Picture]:
    """Pictures (size, SIDE, SIDE, 3) and maps (size, SIDE/2, SIDE/2) in 255ths, of lessons by chance."""
    pairs = [crop(lessons[int(dice.integers(len(lessons)))], dice) for _ in range(size)]
    return np.stack([p for p, _ in pairs]), np.stack([m for _, m in pairs])


def crop(lesson: Lesson, dice: np.random.Generator) -> tuple[Picture, Picture]:
    """One window of the lesson, resized and disguised; windows without text are tried again twice."""
    scale = float(np.exp(dice.uniform(*np.log(SCALES))))
    for _ in range(3):
        picture, answer = _window(lesson, round(SIDE / scale / 2) * 2, dice)
        if (answer > 76).mean() > 0.01:
            break
    way = cv2.INTER_AREA if scale < 1 else (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)[dice.integers(3)]
    picture = _sized(picture, SIDE, way)
    answer = _sized(answer, SIDE // 2, cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    if dice.random() < 0.2:
        picture, answer = _turn(picture, answer, dice.uniform(-2, 2))
    return disguise(picture, dice), answer


def _sized(layer: Picture, side: int, way: int) -> Picture:
    return np.asarray(cv2.resize(layer, (side, side), interpolation=way), np.uint8)


def _window(lesson: Lesson, side: int, dice: np.random.Generator) -> tuple[Picture, Picture]:
    """A square of the picture and of the map, what lies outside filled up with the edge or with one colour."""
    height, width = lesson.picture.shape[:2]
    top = 2 * dice.integers(max(0, height - side) // 2 + 1)
    left = 2 * dice.integers(max(0, width - side) // 2 + 1)
    picture = lesson.picture[top : top + side, left : left + side]
    answer = lesson.map[top // 2 : (top + side) // 2, left // 2 : (left + side) // 2]
    below, right = side - picture.shape[0], side - picture.shape[1]
    if not below and not right:
        return np.asarray(picture), np.asarray(answer)
    colour = tuple(int(c) for c in dice.integers(256, size=3))
    edge = cv2.BORDER_REPLICATE if dice.random() < 0.5 else cv2.BORDER_CONSTANT
    filled = cv2.copyMakeBorder(np.asarray(picture), 0, below, 0, right, edge, value=colour)
    silent = cv2.copyMakeBorder(np.asarray(answer), 0, below // 2, 0, right // 2, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(filled, np.uint8), np.asarray(silent, np.uint8)


def _turn(picture: Picture, answer: Picture, angle: float) -> tuple[Picture, Picture]:
    turned = []
    for layer, edge in ((picture, cv2.BORDER_REPLICATE), (answer, cv2.BORDER_CONSTANT)):
        side = layer.shape[0]
        matrix = cv2.getRotationMatrix2D(((side - 1) / 2, (side - 1) / 2), angle, 1)
        turned.append(cv2.warpAffine(layer, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=edge))
    return np.asarray(turned[0], np.uint8), np.asarray(turned[1], np.uint8)


def disguise(picture: Picture, dice: np.random.Generator) -> Picture:
    """The same text in other colours and worse quality."""
    image = picture
    if dice.random() < 0.25:
        image = 255 - image
    if dice.random() < 0.3:
        image = image[..., dice.permutation(3)]
    if dice.random() < 0.5:
        image = _tones(image, dice)
    if dice.random() < 0.15:
        sigma = dice.uniform(0.4, 0.9)
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.uint8)
    if dice.random() < 0.1:
        noise = dice.normal(0, dice.uniform(2, 10), image.shape)
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if dice.random() < 0.35:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(25, 91))]
        image = np.asarray(cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR), np.uint8)
    return image


def _tones(picture: Picture, dice: np.random.Generator) -> Picture:
    """Contrast, brightness and gamma, a channel each a little apart; sometimes a gradient over all."""
    gain = dice.uniform(0.45, 1.2) * dice.uniform(0.85, 1.15, 3)
    shift = dice.uniform(0, 255 * (1 - min(1, float(gain.max()))) + 20)
    ramp = np.arange(256)[:, None] / 255
    table = ramp ** np.exp(dice.uniform(-0.4, 0.4)) * 255 * gain + shift
    tinted = np.stack([np.clip(table[:, c], 0, 255).astype(np.uint8)[picture[..., c]] for c in range(3)], -1)
    if dice.random() < 0.3:
        axis = np.linspace(-1, 1, picture.shape[0])
        slope = axis[:, None] * dice.uniform(-40, 40) + axis[None, :] * dice.uniform(-40, 40)
        tinted = np.clip(tinted + slope[..., None], 0, 255).astype(np.uint8)
    return tinted
